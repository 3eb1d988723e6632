//! The pinned tools, and where they live.
//!
//! They go to a cache of this user's, one folder a version: not into the checkout, which stays clean, and not over the
//! user's own tools, which other projects need as they are. They are built from source, since a build machine may
//! reach the package registries and nothing else.

use crate::{system, toolchain};
use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One pinned tool.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    /// How it names its version; `None` for what is no program.
    says: Option<&'static str>,
    source: Source,
    /// What is asked for, within the tool's folder.
    file: &'static str,
    /// What must come with it.
    beside: &'static [&'static str],
    takes: &'static str,
}

enum Source {
    Cargo { flags: &'static [&'static str], opt_level: &'static str },
    Npm,
}

/// Builds, hashes and serves.
pub static TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    says: Some("0.21.14"),
    source: Source::Cargo { flags: &["--no-default-features", "--features", "rustls"], opt_level: "0" },
    file: "bin/trunk",
    beside: &[],
    takes: "from source (about 4 minutes on two cores, once)",
};

/// Must be of the version that Cargo.toml pins for `wasm-bindgen`.
pub static WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.129",
    says: Some("0.2.129"),
    source: Source::Cargo {
        flags: &[],
        // It runs in every build, so a little of its speed is worth the wait.
        opt_level: "1",
    },
    file: "bin/wasm-bindgen",
    beside: &["bin/wasm-bindgen-test-runner"],
    takes: "from source (about 4 minutes on two cores, once)",
};

/// Has wasm-opt.
pub static BINARYEN: Tool = Tool {
    name: "binaryen",
    version: "132.0.0",
    says: Some("132"),
    source: Source::Npm,
    file: "node_modules/.bin/wasm-opt",
    beside: &[],
    takes: "with npm (some seconds, once)",
};

/// Drives Firefox.
pub static GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
    says: Some("0.37.1"),
    source: Source::Cargo { flags: &[], opt_level: "0" },
    file: "bin/geckodriver",
    beside: &[],
    takes: "from source (about 2 minutes on two cores, once)",
};

/// The accessibility checks that the end-to-end tests run in each page.
pub static AXE: Tool = Tool {
    name: "axe-core",
    version: "4.14.1",
    says: None,
    source: Source::Npm,
    file: "node_modules/axe-core/axe.min.js",
    beside: &[],
    takes: "with npm (some seconds, once)",
};

/// The first wasm-opt that knows `--enable-call-indirect-overlong`.
const OLDEST_WASM_OPT: u32 = 123;

static TOOLS: [&Tool; 5] = [&TRUNK, &WASM_BINDGEN, &BINARYEN, &GECKODRIVER, &AXE];

/// Brings what a development build needs.
pub fn for_serving() -> Result<()> {
    toolchain::provide()?;
    TRUNK.provide()?;
    WASM_BINDGEN.provide()?;
    Ok(())
}

/// Brings what a release needs.
pub fn for_release() -> Result<()> {
    for_serving()?;
    if BINARYEN.found()?.is_some() {
        return Ok(());
    }
    if has_npm()? {
        BINARYEN.provide()?;
    } else if let Some(path) = wasm_opt()? {
        println!(
            "Note: npm is missing, so {} is used, which is not the pinned {}: sizes may differ.",
            path.display(),
            BINARYEN.version
        );
    } else {
        println!("Note: npm and a wasm-opt are missing; the release will work, but is half as large again.");
    }
    Ok(())
}

/// wasm-opt: the pinned one, else one on PATH that is new enough; `None` where there is none.
pub fn wasm_opt() -> Result<Option<PathBuf>> {
    if let Some(pinned) = BINARYEN.found()? {
        return Ok(Some(pinned));
    }
    let Some(other) = system::find("wasm-opt") else { return Ok(None) };
    // Older ones do not know the encodings that the compiler uses.
    let answer = system::answer(Command::new(&other).arg("--version")).unwrap_or_default();
    let version = answer.split_whitespace().find_map(|word| word.parse::<u32>().ok());
    Ok(version.is_some_and(|version| version >= OLDEST_WASM_OPT).then_some(other))
}

/// The script with the accessibility checks; `None` where nothing can bring it.
pub fn axe() -> Result<Option<PathBuf>> {
    if AXE.found()?.is_some() || has_npm()? {
        return AXE.provide().map(Some);
    }
    if system::in_ci() {
        bail!("npm is missing; it brings axe-core");
    }
    Ok(None)
}

/// PATH with the pinned tools first.
pub fn path() -> Result<OsString> {
    let mut directories = Vec::new();
    for tool in TOOLS {
        if tool.says.is_some() && tool.is_installed()? {
            directories.extend(tool.home()?.join(tool.file).parent().map(Path::to_path_buf));
        }
    }
    directories.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(directories).context("a folder of PATH cannot be named in PATH")
}

impl Tool {
    /// Where it is, installing it if need be.
    pub fn provide(&self) -> Result<PathBuf> {
        if let Some(path) = self.found()? {
            return Ok(path);
        }
        self.install()?;
        Ok(self.home()?.join(self.file))
    }

    /// Where it is already: in the cache, or on PATH in the pinned version.
    fn found(&self) -> Result<Option<PathBuf>> {
        if self.is_installed()? {
            return Ok(Some(self.home()?.join(self.file)));
        }
        Ok(self.on_path())
    }

    fn home(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn is_installed(&self) -> Result<bool> {
        let home = self.home()?;
        Ok(home.join(self.file).is_file() && self.beside.iter().all(|it| home.join(it).is_file()))
    }

    fn on_path(&self) -> Option<PathBuf> {
        let version = self.says?;
        let found = system::find(file_name(self.file)?)?;
        let answer = system::answer(Command::new(&found).arg("--version"))?;
        let is_pinned = answer.lines().next()?.split_whitespace().any(|word| word == version);
        let is_whole =
            self.beside.iter().all(|it| file_name(it).is_some_and(|name| found.with_file_name(name).is_file()));
        (is_pinned && is_whole).then_some(found)
    }

    fn install(&self) -> Result<()> {
        println!("Installing {} {} {}…", self.name, self.version, self.takes);
        let home = self.home()?;
        // Finished under another name and then renamed, so that an interrupted installation never looks whole.
        let partial = cache()?.join(format!("{}-{}.partial", self.name, self.version));
        match self.source {
            Source::Cargo { flags, opt_level } => self.cargo_install(&partial, flags, opt_level)?,
            Source::Npm => self.npm_install(&partial)?,
        }
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        fs::rename(&partial, &home).with_context(|| format!("cannot put {} in place", home.display()))?;
        if !self.is_installed()? {
            bail!("{} {} came without {}", self.name, self.version, self.file);
        }
        Ok(())
    }

    fn cargo_install(&self, root: &Path, flags: &[&str], opt_level: &str) -> Result<()> {
        fs::create_dir_all(root)?;
        // What was compiled before an interruption is kept there and used again.
        let target = root.join("target");
        let mut command = Command::new("cargo");
        command
            .args(["install", "--locked", self.name, "--version", self.version])
            .args(flags)
            .arg("--root")
            .arg(root)
            // Outside the checkout, whose Cargo configuration is for the app.
            .current_dir(root)
            .env("CARGO_TARGET_DIR", &target)
            // These run for seconds a day: compiling them fast matters more. With their own profiles it takes thrice as long.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        // Outside the checkout rust-toolchain.toml does not speak either.
        if env::var_os("RUSTUP_TOOLCHAIN").is_none() {
            command.env("RUSTUP_TOOLCHAIN", toolchain::channel()?);
        }
        system::run(&mut command)?;
        // Nothing was compiled if the interruption came after Cargo had finished.
        if target.exists() {
            fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))?;
        }
        Ok(())
    }

    fn npm_install(&self, root: &Path) -> Result<()> {
        if !has_npm()? {
            bail!("npm is missing; it brings {}", self.name);
        }
        // Unlike Cargo, npm takes a package that an interruption cut short for whole.
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        fs::create_dir_all(root)?;
        system::run(
            Command::new("npm")
                .args(["install", "--no-save", "--no-audit", "--no-fund"])
                .arg("--ignore-scripts")
                .arg("--prefix")
                .arg(root)
                .arg(format!("{}@{}", self.name, self.version))
                .current_dir(root),
        )
    }
}

fn file_name(path: &str) -> Option<&str> {
    Path::new(path).file_name()?.to_str()
}

fn has_npm() -> Result<bool> {
    if system::find("npm").is_none() && system::is_root_on_debian() {
        system::apt_install(&["npm"])?;
    }
    Ok(system::find("npm").is_some())
}

fn cache() -> Result<PathBuf> {
    // An empty or relative XDG_CACHE_HOME is to be ignored, says its specification.
    let configured = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let caches = match configured {
        Some(path) => path,
        None => {
            let home = env::var_os("HOME").context("HOME is not set; set XDG_CACHE_HOME")?;
            let caches = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
            PathBuf::from(home).join(caches)
        }
    };
    Ok(caches.join("star-drill"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_and_the_crate_are_of_one_version() {
        let lock = include_str!("../../Cargo.lock");
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version);
        assert!(lock.contains(&entry), "Cargo.lock has another wasm-bindgen than {}", WASM_BINDGEN.version);
    }
}
