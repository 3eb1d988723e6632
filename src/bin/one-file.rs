//! The same as `main.rs`, under another name: the edition of one file is compiled beside the split release, and files of
//! one name would take each other's place.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    star_drill::app::mount();
}
