//! WASM files as far as the tasks must change them: their sections, and in three of them the names.

use anyhow::{Context, Result, bail, ensure};
use std::borrow::Cow;

/// A WASM file as its sections.
pub struct Module<'bytes> {
    sections: Vec<(u8, Cow<'bytes, [u8]>)>,
}

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

impl<'bytes> Module<'bytes> {
    /// Reads the sections of a file.
    pub fn parse(wasm: &'bytes [u8]) -> Result<Self> {
        let mut reader = Reader { rest: wasm.strip_prefix(MAGIC).context("not a WASM file of version 1")? };
        let mut sections = Vec::new();
        while !reader.rest.is_empty() {
            let [kind] = *reader.take(1)? else { bail!("a section without a kind") };
            let length = reader.number()?;
            sections.push((kind, Cow::Borrowed(reader.take(length)?)));
        }
        Ok(Self { sections })
    }

    /// The file with its sections as they are now.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for (kind, section) in &self.sections {
            out.push(*kind);
            write_number(section.len(), &mut out);
            out.extend_from_slice(section);
        }
        out
    }

    /// The names of what it imports and exports.
    pub fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for (kind, section) in &self.sections {
            rewrite(*kind, section, &mut |name| {
                names.push(name.to_owned());
                Some(name.to_owned())
            })?;
        }
        Ok(names)
    }

    /// Gives what it imports and exports other names.
    pub fn rename(&mut self, rename: &dyn Fn(&str) -> String) -> Result<()> {
        for (kind, section) in &mut self.sections {
            *section = Cow::Owned(rewrite(*kind, section, &mut |name| Some(rename(name)))?);
        }
        Ok(())
    }

    /// Stops exporting what `is_unwanted` says; what only that reached is then dead.
    pub fn drop_exports(&mut self, is_unwanted: &dyn Fn(&str) -> bool) -> Result<()> {
        for (kind, section) in self.sections.iter_mut().filter(|(kind, _)| *kind == EXPORTS) {
            *section = Cow::Owned(rewrite(*kind, section, &mut |name| (!is_unwanted(name)).then(|| name.to_owned()))?);
        }
        Ok(())
    }

    /// Leaves out what only debuggers and linkers read.
    pub fn drop_customs(&mut self) {
        self.sections.retain(|(kind, _)| *kind != CUSTOM);
    }

    /// Leaves out the custom sections of these names.
    pub fn drop_customs_named(&mut self, is_unwanted: &dyn Fn(&str) -> bool) -> Result<()> {
        let mut kept = Vec::new();
        for (kind, section) in self.sections.drain(..) {
            if kind != CUSTOM || !is_unwanted(Reader { rest: &section }.name()?) {
                kept.push((kind, section));
            }
        }
        self.sections = kept;
        Ok(())
    }

    /// Changes the content of a custom section.
    pub fn change_custom(&mut self, name: &str, change: &dyn Fn(&[u8]) -> Result<Vec<u8>>) -> Result<()> {
        for (_, section) in self.sections.iter_mut().filter(|(kind, _)| *kind == CUSTOM) {
            let mut reader = Reader { rest: section };
            if reader.name()? == name {
                let mut changed = Vec::new();
                write_name(name, &mut changed);
                changed.extend(change(reader.rest)?);
                *section = Cow::Owned(changed);
            }
        }
        Ok(())
    }
}

/// A section with the names in it replaced, and without the exports for which there is no name; one without names as it
/// is.
fn rewrite(kind: u8, section: &[u8], rename: &mut dyn FnMut(&str) -> Option<String>) -> Result<Vec<u8>> {
    if kind != IMPORTS && kind != EXPORTS {
        return Ok(section.to_vec());
    }
    let mut reader = Reader { rest: section };
    let mut entries = Vec::new();
    let mut kept = 0;
    for _ in 0..reader.number()? {
        if kind == IMPORTS {
            write_name(reader.name()?, &mut entries);
            write_name(&rename(reader.name()?).context("an import without a name")?, &mut entries);
            let [what] = *reader.take(1)? else { bail!("an import without a kind") };
            ensure!(what == 0, "an import that is no function; wasm-bindgen's glue gives functions only");
            entries.push(0);
            write_number(reader.number()?, &mut entries);
            kept += 1;
        } else {
            let name = rename(reader.name()?);
            let what = reader.take(1)?;
            let index = reader.number()?;
            if let Some(name) = name {
                write_name(&name, &mut entries);
                entries.extend(what);
                write_number(index, &mut entries);
                kept += 1;
            }
        }
    }
    ensure!(reader.rest.is_empty(), "more in a section than it says");
    let mut out = Vec::new();
    write_number(kept, &mut out);
    out.extend(entries);
    Ok(out)
}

struct Reader<'bytes> {
    rest: &'bytes [u8],
}

impl<'bytes> Reader<'bytes> {
    fn take(&mut self, length: usize) -> Result<&'bytes [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length).context("the WASM file ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    /// A number in LEB128, of at most 32 bits.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let [byte] = *self.take(1)? else { bail!("a number without an end") };
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a number of more than 32 bits")
    }

    fn name(&mut self) -> Result<&'bytes str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).context("a name that is no UTF-8")
    }
}

fn write_number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        out.push(if number == 0 { byte } else { byte | 0x80 });
        if number == 0 {
            return;
        }
    }
}

fn write_name(name: &str, out: &mut Vec<u8>) {
    write_number(name.len(), out);
    out.extend(name.bytes());
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A module that imports two functions and exports one and its memory.
    pub fn module(imports: [&str; 2], exports: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for name in imports {
            write_name("./glue.js", &mut section);
            write_name(name, &mut section);
            section.extend([0, 5]);
        }
        let mut wasm = MAGIC.to_vec();
        wasm.push(IMPORTS);
        write_number(section.len(), &mut wasm);
        wasm.extend(section);
        let mut section = vec![2];
        for (name, kind) in exports.into_iter().zip([0, 2]) {
            write_name(name, &mut section);
            section.extend([kind, 0x80 | 3, 1]);
        }
        wasm.push(EXPORTS);
        write_number(section.len(), &mut wasm);
        wasm.extend(section);
        wasm.extend([10, 1, 0]);
        wasm
    }

    #[test]
    fn exports_can_be_dropped() -> Result<()> {
        let wasm = module(["a", "b"], ["c", "memory"]);
        let mut module = Module::parse(&wasm)?;
        module.drop_exports(&|name| name == "c" || name == "a")?;
        let smaller = module.bytes();
        assert_eq!(Module::parse(&smaller)?.names()?, ["a", "b", "memory"]);
        Ok(())
    }

    #[test]
    fn custom_sections_can_be_changed() -> Result<()> {
        let mut wasm = MAGIC.to_vec();
        wasm.extend(b"\x00\x05\x01aold\x00\x04\x01bxy");
        let mut module = Module::parse(&wasm)?;
        module.change_custom("a", &|content| Ok([content, b"er"].concat()))?;
        assert!(module.bytes().ends_with(b"\x00\x07\x01aolder\x00\x04\x01bxy"));
        module.drop_customs();
        assert_eq!(module.bytes(), MAGIC);
        Ok(())
    }

    #[test]
    fn numbers_come_back_as_they_were() -> Result<()> {
        for number in [0, 1, 127, 128, 16_383, 16_384, 4_294_967_295] {
            let mut bytes = Vec::new();
            write_number(number, &mut bytes);
            assert_eq!(Reader { rest: &bytes }.number()?, number);
        }
        Ok(())
    }
}
