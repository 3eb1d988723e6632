//! The web app manifest, which makes the app installable: its icons get hashed names, and then it does.

use crate::{html, names};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

const MANIFEST: &str = "app.webmanifest";
const ICONS: &str = "icons";
/// Named by the page and by the manifest.
const DRAWING: &str = "icon.svg";

/// Gives the icons and the manifest hashed names, in the page and in the manifest too.
pub fn with_hashed_names(staged: &Path, mut page: String) -> Result<String> {
    let path = staged.join(MANIFEST);
    let mut manifest = fs::read_to_string(&path).with_context(|| format!("cannot read {MANIFEST}"))?;
    let mut icons = vec![DRAWING.to_owned()];
    for entry in fs::read_dir(staged.join(ICONS)).with_context(|| format!("cannot read {ICONS}/"))? {
        icons.push(format!("{ICONS}/{}", entry?.file_name().to_string_lossy()));
    }
    for old in icons {
        let content = fs::read(staged.join(&old)).with_context(|| format!("cannot read {old}"))?;
        let new = names::hashed(&old, &content);
        let in_page = html::with_renamed(&page, &old, &new);
        let in_manifest = manifest.replace(&format!("\"{old}\""), &format!("\"{new}\""));
        ensure!(in_page.is_some() || in_manifest != manifest, "nobody wants {old}");
        page = in_page.unwrap_or(page);
        manifest = in_manifest;
        fs::rename(staged.join(&old), staged.join(&new)).with_context(|| format!("cannot rename {old}"))?;
    }
    // Whole it is read by people; delivered it need not be.
    let manifest = serde_json::from_str::<serde_json::Value>(&manifest).context(MANIFEST)?.to_string();
    let new = names::hashed(MANIFEST, manifest.as_bytes());
    fs::write(staged.join(&new), manifest).with_context(|| format!("cannot write {new}"))?;
    fs::remove_file(&path)?;
    html::with_renamed(&page, MANIFEST, &new).with_context(|| format!("the page does not name {MANIFEST}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system;
    use serde_json::Value;

    #[test]
    fn icons_are_renamed_wherever_they_are_named() -> Result<()> {
        let staged = std::env::temp_dir().join(format!("star-drill-manifest-{}", std::process::id()));
        fs::create_dir_all(staged.join(ICONS))?;
        for file in [DRAWING, "icons/192.png", "icons/touch-180.png"] {
            fs::write(staged.join(file), "")?;
        }
        fs::write(staged.join(MANIFEST), "{ \"icons\": [\"icon.svg\", \"icons/192.png\"] }")?;
        let page = "<link href=\"app.webmanifest\"><link href=\"icon.svg\"><link href=\"icons/touch-180.png\">";
        let page = with_hashed_names(&staged, page.to_owned())?;
        // The hash of nothing begins with e3b0c44298fc1c14.
        let hashed = "e3b0c44298fc1c14";
        assert!(page.contains(&format!("\"icon-{hashed}.svg\"><link href=\"icons/touch-180-{hashed}.png\"")), "{page}");
        let (_, name) = page.split_once("href=\"").context("no link")?;
        let (name, _) = name.split_once('"').context("no end")?;
        let manifest = fs::read_to_string(staged.join(name))?;
        assert_eq!(manifest, format!("{{\"icons\":[\"icon-{hashed}.svg\",\"icons/192-{hashed}.png\"]}}"));

        fs::write(staged.join(MANIFEST), "{}")?;
        fs::write(staged.join(DRAWING), "")?;
        assert!(with_hashed_names(&staged, page).is_err(), "icons that nobody names");
        fs::remove_dir_all(&staged)?;
        Ok(())
    }

    /// What browsers ask for before they offer to install.
    #[test]
    fn the_manifest_has_what_installing_needs() -> Result<()> {
        let folder = system::root().join("public");
        let manifest: Value = serde_json::from_str(&fs::read_to_string(folder.join(MANIFEST))?)?;
        // By default it is the address that it starts at, in its own folder. One of ours would be resolved against the origin,
        // and two copies on one origin would be one app.
        assert!(manifest["id"].is_null(), "an id that two copies would share");
        for field in ["name", "short_name", "start_url", "scope", "display"] {
            assert!(manifest[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
        }
        let icons = manifest["icons"].as_array().context("no icons")?;
        for wanted in [["any", "any"], ["192x192", "any"], ["512x512", "any"], ["512x512", "maskable"]] {
            let found = icons.iter().any(|icon| [&icon["sizes"], &icon["purpose"]] == wanted);
            assert!(found, "no icon of {wanted:?}");
        }
        for icon in icons {
            let path = folder.join(icon["src"].as_str().context("an icon without a file")?);
            let content = fs::read(&path)?;
            if let Some(size) = icon["sizes"].as_str().and_then(|sizes| sizes.split_once('x')) {
                // A PNG has its width and height, four bytes each, behind its first sixteen.
                let width = content.get(16..20).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
                assert_eq!(width.map(|width| width.to_string()).as_deref(), Some(size.0), "{}", path.display());
            }
        }
        let shortcuts = manifest["shortcuts"].as_array().context("no shortcuts")?;
        assert!(shortcuts.iter().all(|it| it["url"].as_str().is_some_and(|url| url.starts_with("./#/"))));
        Ok(())
    }
}
