//! Mounts the app; nothing else.

fn main() {
    star_drill::app::mount();
}
