//! A browser of its own for each test: one driver process, one session, an empty profile. All end with the value.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use url::{ParseError, Url};

use crate::microphone::Microphone;
use crate::page::{Page, Patience};
use crate::server::Server;
use crate::setting;

/// How often a browser is started before a test gives up, and how long each start may take.
const STARTS_TRIED: u32 = 3;
const LONGEST_START: Duration = Duration::from_secs(30);
/// Another process may take the port that was free a moment ago.
const PORTS_TRIED: u32 = 3;

/// How long a driver may take to end its browser before it is ended itself.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// Root cannot start the sandbox of Chromium, and what calls home would only disturb.
const CHROMIUM: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// More browsers at once than cores only make each other miss their deadlines.
static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    Arc::new(Semaphore::new(cores.clamp(1, 4)))
});

/// A browser's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium and Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK.
    WebKit,
}

impl Engine {
    /// The one that these tests are run in now.
    pub fn of_this_run() -> Result<Self> {
        match setting("STAR_DRILL_ENGINE")?.as_str() {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => bail!("STAR_DRILL_ENGINE is {other}; expected chromium, firefox or webkit"),
        }
    }

    fn driver_arguments(self, port: u16) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium | Self::WebKit => vec![port],
            // Its default is one fixed port for all.
            Self::Firefox => vec![port, "--websocket-port=0".to_owned()],
        }
    }

    fn capabilities(self, browser: &str, profile: &Path, microphone: &Microphone) -> Capabilities {
        let (name, options) = match self {
            Self::Chromium => {
                let mut arguments = Vec::from(CHROMIUM.map(str::to_owned));
                arguments.push(format!("--user-data-dir={}", profile.display()));
                arguments.extend(microphone.arguments());
                ("goog:chromeOptions", json!({ "binary": browser, "args": arguments }))
            }
            // Its driver makes an empty profile by itself.
            Self::Firefox => (
                "moz:firefoxOptions",
                json!({ "binary": browser, "args": ["-headless"], "prefs": microphone.preferences() }),
            ),
            // In this mode it keeps its profile in memory.
            Self::WebKit => ("webkitgtk:browserOptions", json!({ "binary": browser, "args": ["--automation"] })),
        };
        let mut capabilities = Capabilities::new();
        capabilities.insert(name.to_owned(), options);
        capabilities
    }
}

/// A browser with its driver. Dropping it ends both.
pub struct Browser {
    client: Client,
    _driver: Driver,
    _turn: OwnedSemaphorePermit,
    /// What it plays is only read when a page opens it.
    _microphone: Microphone,
}

impl Browser {
    /// Starts a browser, once it is this one's turn. On a busy machine a browser now and then does not come up, which says
    /// nothing of the app: then another one is tried.
    pub async fn start() -> Result<Self> {
        Self::start_with(Microphone::Usual).await
    }

    /// The same with a microphone of one's own.
    pub async fn start_with(microphone: Microphone) -> Result<Self> {
        let engine = Engine::of_this_run()?;
        let binary = setting("STAR_DRILL_BROWSER")?;
        let turn = Arc::clone(&TURNS).acquire_owned().await?;
        let mut tried = 0;
        loop {
            tried += 1;
            let failure = match timeout(LONGEST_START, Self::start_session(engine, &binary, &microphone)).await {
                Ok(Ok((client, driver))) => {
                    return Ok(Self { client, _driver: driver, _turn: turn, _microphone: microphone });
                }
                Ok(Err(failure)) => failure,
                Err(elapsed) => elapsed.into(),
            };
            if tried == STARTS_TRIED {
                return Err(failure.context(format!("{binary} did not start, tried {tried} times")));
            }
            println!("{binary} did not start, and is tried again: {failure:#}");
        }
    }

    async fn start_session(engine: Engine, binary: &str, microphone: &Microphone) -> Result<(Client, Driver)> {
        let mut driver = Driver::start(engine).await?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(binary, &driver.profile, microphone))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await?;
        driver.session = client.session_id().await?;
        // The driver ends the session when it is dropped itself, in whatever way the test ends.
        client.persist().await?;
        client.update_timeouts(TimeoutConfiguration::default()).await?;
        Ok((client, driver))
    }

    /// The page it shows, for the app of this server.
    pub fn page(&self, server: &Server) -> Page {
        Page::new(self.client.clone(), server.origin())
    }
}

struct Driver {
    child: Child,
    port: u16,
    session: Option<String>,
    profile: PathBuf,
}

impl Driver {
    async fn start(engine: Engine) -> Result<Self> {
        let program = setting("STAR_DRILL_DRIVER")?;
        for _ in 0..PORTS_TRIED {
            let port = free_port()?;
            let child = Command::new(&program)
                .args(engine.driver_arguments(port))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .with_context(|| format!("{program} cannot be started"))?;
            let mut driver = Self { child, port, session: None, profile: fresh_path("profile") };
            if driver.answers().await? {
                return Ok(driver);
            }
        }
        bail!("{program} ended {PORTS_TRIED} times before it took a connection")
    }

    /// Waits for its port. False if it ends before it takes connections.
    async fn answers(&mut self) -> Result<bool> {
        let mut patience = Patience::start();
        loop {
            if self.child.try_wait()?.is_some() {
                return Ok(false);
            }
            if tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok() {
                return Ok(true);
            }
            ensure!(patience.more().await, "the driver takes no connections on port {}", self.port);
        }
    }

    /// A driver that is merely killed leaves its browser behind.
    fn end_session(&self) -> io::Result<()> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, LAST_WORDS)?;
        stream.set_read_timeout(Some(LAST_WORDS))?;
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\nHost: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )?;
        // It answers once the browser is gone; what it answers does not matter.
        stream.read_exact(&mut [0])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // There is nobody left to tell, and each step helps even if the one before it failed.
        let _ = self.end_session();
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// A port that nothing listens on and that this process has not given out before.
fn free_port() -> Result<u16> {
    static GIVEN_OUT: Mutex<Vec<u16>> = Mutex::new(Vec::new());

    let mut given_out = GIVEN_OUT.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        if !given_out.contains(&port) {
            given_out.push(port);
            return Ok(port);
        }
    }
}

/// A path in the folder for temporary files that nothing else uses.
pub fn fresh_path(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);

    let count = COUNT.fetch_add(1, Relaxed);
    std::env::temp_dir().join(format!("star-drill-e2e-{}-{count}-{name}", process::id()))
}

/// A command of a session as it goes over the wire, where the client has none that fits.
#[derive(Debug)]
pub(crate) struct OwnCommand {
    pub(crate) path: &'static str,
    pub(crate) body: Json,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
