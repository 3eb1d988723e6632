//! A static host for the release, with exactly the headers that the release asks for, and an ear in the page.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};

use crate::next_build::NextBuild;
use crate::setting;

/// First in the head, before the page's own policy and scripts; the policy allows it, for it comes from here.
const LISTENER: &str = "<head><script src=\"/probe.js\"></script>";

/// Serves the release on a free port of this machine until it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
    address: SocketAddr,
}

struct Shared {
    dist: PathBuf,
    rules: Vec<Rule>,
    complaints: Mutex<Vec<String>>,
    lacks_wasm: AtomicBool,
    lacks_later: AtomicBool,
    lacks_policy: AtomicBool,
    lacks_packs: AtomicBool,
    pack: Mutex<Option<String>>,
    own: Mutex<Vec<Own>>,
    holds_packs: Mutex<bool>,
    packs_go: Condvar,
    has_worker: AtomicBool,
    mislabels: AtomicBool,
    cleans_addresses: AtomicBool,
    changed: Mutex<BTreeMap<String, Option<Vec<u8>>>>,
    asked: Mutex<Vec<String>>,
    is_closing: AtomicBool,
}

/// A file that only one test has.
struct Own {
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Headers for a path, or for all that begin alike.
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

struct Request {
    method: String,
    path: String,
    accepts: String,
    body: String,
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    /// Serves the release as it is.
    pub fn start() -> Result<Self> {
        let dist = PathBuf::from(setting("STAR_DRILL_DIST")?);
        let headers = dist.join("_headers");
        let headers = fs::read_to_string(&headers).with_context(|| format!("cannot read {}", headers.display()))?;
        let shared = Arc::new(Shared {
            dist,
            rules: rules(&headers),
            complaints: Mutex::default(),
            lacks_wasm: AtomicBool::new(false),
            lacks_later: AtomicBool::new(false),
            lacks_policy: AtomicBool::new(false),
            lacks_packs: AtomicBool::new(false),
            pack: Mutex::default(),
            own: Mutex::default(),
            holds_packs: Mutex::default(),
            packs_go: Condvar::new(),
            has_worker: AtomicBool::new(false),
            mislabels: AtomicBool::new(false),
            cleans_addresses: AtomicBool::new(false),
            changed: Mutex::default(),
            asked: Mutex::default(),
            is_closing: AtomicBool::new(false),
        });
        let listener = TcpListener::bind("127.0.0.1:0").context("no port is free")?;
        let address = listener.local_addr()?;
        let host = Arc::clone(&shared);
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if host.is_closing.load(Relaxed) {
                    break;
                }
                let host = Arc::clone(&host);
                // A thread and a connection for each request: browsers keep idle connections, and none must wait for one.
                thread::spawn(move || {
                    // A browser that has gone away needs no answer.
                    let _ = host.respond(&stream);
                });
            }
        });
        Ok(Self { shared, listening: Some(listening), address })
    }

    /// The same with its service worker. Other tests do without, so that each asks the server for what it wants.
    pub fn with_worker(self) -> Self {
        self.shared.has_worker.store(true, Relaxed);
        self
    }

    /// From now on the next version is served.
    pub fn publish(&self, build: &NextBuild) {
        *locked(&self.shared.changed) = build.files().clone();
    }

    /// From now on files come with types and a policy that are wrong, as from a host that was set up badly.
    pub fn mislabel(&self) {
        self.shared.mislabels.store(true, Relaxed);
    }

    /// The same as a host that leads from `/a.html` on to `/a`.
    pub fn cleaning_addresses(self) -> Self {
        self.shared.cleans_addresses.store(true, Relaxed);
        self
    }

    /// From now on this file is missing.
    pub fn lose(&self, name: &str) {
        locked(&self.shared.changed).insert(name.to_owned(), None);
    }

    /// The paths that were asked for since this was last called.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *locked(&self.shared.asked))
    }

    /// Stops, as where a network is gone: nothing listens on its port any more.
    pub fn stop(&mut self) {
        self.shared.is_closing.store(true, Relaxed);
        // Wakes the listener, which looks whether it is to go on.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            // One that has panicked has said so already.
            let _ = listening.join();
        }
    }

    /// The same without its WASM, as where a host was given only half of the files.
    pub fn without_wasm(self) -> Self {
        self.shared.lacks_wasm.store(true, Relaxed);
        self
    }

    /// The same without the WASM that is fetched after the first, until [`Server::mend_later`].
    pub fn failing_later(self) -> Self {
        self.shared.lacks_later.store(true, Relaxed);
        self
    }

    /// From now on what is fetched later is there.
    pub fn mend_later(&self) {
        self.shared.lacks_later.store(false, Relaxed);
    }

    /// The same, but packs are not answered until [`Server::let_packs_go`].
    pub fn holding_packs(self) -> Self {
        *locked(&self.shared.holds_packs) = true;
        self
    }

    /// From now on packs are answered, those already asked for too.
    pub fn let_packs_go(&self) {
        *locked(&self.shared.holds_packs) = false;
        self.shared.packs_go.notify_all();
    }

    /// The same without its content security policy, in the page and in the headers.
    pub fn without_policy(self) -> Self {
        self.shared.lacks_policy.store(true, Relaxed);
        self
    }

    /// The same without packs until [`Server::mend_pack`]. Not for one request only: the page preloads its pack, and
    /// browsers differ in whether they ask again for a preload that failed.
    pub fn failing_pack(self) -> Self {
        self.shared.lacks_packs.store(true, Relaxed);
        self
    }

    /// From now on packs are there.
    pub fn mend_pack(&self) {
        self.shared.lacks_packs.store(false, Relaxed);
    }

    /// The same with this text in the place of every pack.
    pub fn with_pack(self, text: &str) -> Self {
        *locked(&self.shared.pack) = Some(text.to_owned());
        self
    }

    /// The same with a file that only this test has, with these headers.
    pub fn with_file(self, path: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        locked(&self.shared.own).push(Own { path: path.to_owned(), headers, body: body.into() });
        self
    }

    /// The same with a page of somebody's, who sends no headers of ours.
    pub fn with_page(self, path: &str, policy: Option<&str>, body: &str) -> Self {
        let mut headers = vec![("Content-Type", "text/html; charset=utf-8")];
        headers.extend(policy.map(|policy| ("Content-Security-Policy", policy)));
        self.with_file(path, &headers, body)
    }

    /// Where it is by another name: another site, as browsers see it.
    pub fn other_site(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Where it is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What went wrong in the page so far, in its own words.
    pub fn complaints(&self) -> Vec<String> {
        locked(&self.shared.complaints).clone()
    }

    /// What a client without scripts gets at a path, headers first.
    pub fn get(&self, path: &str) -> Result<String> {
        let mut stream = TcpStream::connect(self.address)?;
        write!(stream, "GET {path} HTTP/1.0\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Request {
    fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (method, path) = (words.next().unwrap_or_default().to_owned(), words.next().unwrap_or_default().to_owned());
        let (mut accepts, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => accepts = value.trim().to_owned(),
                "content-length" => length = value.trim().parse().unwrap_or(0),
                _ => {}
            }
        }
        let mut body = String::new();
        reader.take(length).read_to_string(&mut body)?;
        Ok(Self { method, path, accepts, body })
    }
}

impl Shared {
    fn respond(&self, mut stream: &TcpStream) -> io::Result<()> {
        let request = Request::read(stream)?;
        let answer = if request.method == "POST" {
            self.complain(request.body);
            Answer { status: 204, headers: Vec::new(), body: Vec::new() }
        } else {
            self.answer(&request)
        };
        let mut head =
            format!("HTTP/1.1 {} .\r\nConnection: close\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(&answer.body)
    }

    fn complain(&self, complaint: String) {
        locked(&self.complaints).push(complaint);
    }

    fn answer(&self, request: &Request) -> Answer {
        let path = request.path.split(['?', '#']).next().unwrap_or_default();
        locked(&self.asked).push(path.to_owned());
        // Another copy of the app on the same origin.
        let path = path.strip_prefix("/copy").filter(|rest| rest.starts_with('/')).unwrap_or(path);
        let is_here = |own: &&Own| own.path == path;
        // Its lock ends here: what is held below must not hold all else.
        let own = locked(&self.own).iter().find(is_here).map(|own| (own.headers.clone(), own.body.clone()));
        if let Some((headers, body)) = own {
            self.hold(path);
            return Answer { status: 200, headers, body }.with("Cache-Control", "no-store");
        }
        match path {
            "/probe.js" => Answer::of_tests("text/javascript", include_str!("served/probe.js")),
            "/blank.html" => Answer::of_tests("text/html; charset=utf-8", "<!doctype html><title>Blank</title>"),
            "/host-frame.html" => Answer::of_tests("text/html; charset=utf-8", include_str!("served/host-frame.html")),
            "/host-sandboxed.html" => {
                let page = include_str!("served/host-sandboxed.html");
                Answer::of_tests("text/html; charset=utf-8", page)
                    .with("Content-Security-Policy", "default-src 'self' 'unsafe-inline'")
            }
            path => self.clean(request).unwrap_or_else(|| self.file(path, takes_brotli(request))),
        }
    }

    /// Where a host that cleans addresses leads instead, with what stands behind the question mark.
    fn clean(&self, request: &Request) -> Option<Answer> {
        let (path, asked) = request.path.split_at(request.path.find('?').unwrap_or(request.path.len()));
        let clean = path.strip_suffix("index.html").or(path.strip_suffix(".html"));
        let clean = clean.filter(|_| self.cleans_addresses.load(Relaxed))?;
        let moved = Answer { status: 308, headers: Vec::new(), body: Vec::new() };
        Some(moved.with("Location", &[clean, asked].concat()))
    }

    /// A file of the release. What hosts keep to themselves, and what lies elsewhere, is missing.
    fn file(&self, path: &str, takes_brotli: bool) -> Answer {
        let page = if path.ends_with('/') { "index.html" } else { "" };
        let mut name = &[path.trim_start_matches('/'), page].concat();
        let twin = format!("{name}.html");
        if self.cleans_addresses.load(Relaxed) && self.dist.join(&twin).is_file() {
            name = &twin;
        }
        let is_private = name == "_headers" || name.split('/').any(|step| step == "..");
        let is_later = name.ends_with(".wasm") && !name.starts_with("star-drill");
        let is_lacking = (name.ends_with(".wasm") && self.lacks_wasm.load(Relaxed))
            || (is_later && self.lacks_later.load(Relaxed))
            || (name == "sw.js" && !self.has_worker.load(Relaxed))
            || (name.starts_with("packs/") && self.lacks_packs.load(Relaxed));
        if is_private || is_lacking {
            return self.missing();
        }
        self.hold(path);
        let Ok((body, encoding)) = self.content(name, takes_brotli) else {
            return self.missing();
        };
        let answer = if self.mislabels.load(Relaxed) && name != "sw.js" {
            let wrong = [("Content-Security-Policy", "default-src 'none'"), ("X-Content-Type-Options", "nosniff")];
            let headers = wrong.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
            Answer { status: 200, headers, body }.with("Content-Type", "application/octet-stream")
        } else {
            Answer { status: 200, headers: self.headers(path), body }.with("Content-Type", content_type(name))
        };
        match encoding {
            Some(encoding) => answer.with("Content-Encoding", encoding),
            None => answer,
        }
    }

    fn missing(&self) -> Answer {
        let body = fs::read(self.dist.join("404.html")).unwrap_or_default();
        // A browser that remembered the failure would not see the repair.
        Answer { status: 404, headers: self.headers("/404.html"), body }
            .with("Content-Type", "text/html; charset=utf-8")
            .with("Cache-Control", "no-store")
    }

    /// Keeps packs back for as long as they are held.
    fn hold(&self, path: &str) {
        if path.starts_with("/packs/") {
            let held = locked(&self.holds_packs);
            // One that was interrupted goes on as if it had been let go.
            drop(self.packs_go.wait_while(held, |held| *held));
        }
    }

    fn content(&self, name: &str, takes_brotli: bool) -> io::Result<(Vec<u8>, Option<&'static str>)> {
        let changed = locked(&self.changed).get(name).cloned();
        if ["index.html", "widget.html", "embed/index.html"].contains(&name) {
            let page = match changed {
                Some(page) => String::from_utf8(page.unwrap_or_default()).unwrap_or_default(),
                None => fs::read_to_string(self.dist.join(name))?,
            };
            let page = if self.lacks_policy.load(Relaxed) { without_policy(&page) } else { page };
            let heard = page.replacen("<head>", LISTENER, 1);
            if heard == page {
                self.complain(format!("{name} has no <head> to listen in"));
            }
            return Ok((heard.into_bytes(), None));
        }
        if let Some(content) = changed {
            return content.map(|content| (content, None)).ok_or_else(|| io::ErrorKind::NotFound.into());
        }
        if name.starts_with("packs/")
            && let Some(pack) = locked(&self.pack).as_ref()
        {
            return Ok((pack.clone().into_bytes(), None));
        }
        if takes_brotli && let Ok(body) = fs::read(self.dist.join(format!("{name}.br"))) {
            return Ok((body, Some("br")));
        }
        Ok((fs::read(self.dist.join(name))?, None))
    }

    fn headers(&self, path: &str) -> Vec<(String, String)> {
        let fits = |rule: &&Rule| match rule.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => rule.path == path,
        };
        let lacks_policy = self.lacks_policy.load(Relaxed);
        let headers = self.rules.iter().filter(fits).flat_map(|rule| rule.headers.clone());
        headers.filter(|(name, _)| !lacks_policy || name != "Content-Security-Policy").collect()
    }
}

impl Answer {
    /// Something that only tests have.
    fn of_tests(content_type: &str, body: &str) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() }
            .with("Content-Type", content_type)
            .with("Cache-Control", "no-store")
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn without_policy(page: &str) -> String {
    const META: &str = "<meta http-equiv=\"Content-Security-Policy\"";
    let Some((before, after)) = page.split_once(META) else { return page.to_owned() };
    let after = after.split_once('>').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// Reads `_headers`: a path on a line of its own, its headers indented below it.
fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !line.starts_with(char::is_whitespace) {
            rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
            rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    rules
}

fn takes_brotli(request: &Request) -> bool {
    request.accepts.split(',').any(|encoding| encoding.split(';').next().map(str::trim) == Some("br"))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// What one thread has left in disorder is only a list of texts.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
