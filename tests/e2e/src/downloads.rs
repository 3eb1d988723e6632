//! What a page gives the person as a file. Engines differ in where downloads go and whether tests may have any, so the link
//! is caught before it is followed.

use anyhow::{Result, ensure};

use crate::Page;

const CATCH: &str = "(() => {
    const createObjectURL = URL.createObjectURL;
    URL.createObjectURL = blob => {
        const url = createObjectURL.call(URL, blob);
        blob.text().then(text => { window.savedText = text; });
        window.savedUrl = url;
        return url;
    };
    HTMLAnchorElement.prototype.click = function () {
        window.savedAs = this.href === window.savedUrl ? this.download : 'another link';
    };
})()";

impl Page {
    /// From now on, until the page is loaded anew, files are caught.
    pub async fn catch_files(&self) -> Result<()> {
        self.look(CATCH).await?;
        Ok(())
    }

    /// The text of the next file that is caught, and that must have this name.
    pub async fn caught(&self, name: &str) -> Result<String> {
        let saved_as = self.wait_for("a link to save", "window.savedAs").await?;
        ensure!(saved_as == name, "the file is saved as {saved_as}, expected {name}");
        let text = self.wait_for("the text of the file", "window.savedText").await?;
        self.look("window.savedText = window.savedAs = ''").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }
}
