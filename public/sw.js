// Everything works without a network after one visit. The build fills in the first line: what this version is called, the
// names of its files, what its page must have in it, and the headers that go with them; see xtask/src/offline.rs.
const BUILD = { version: "", files: [], page: [], policy: "", headers: {} };

// With a slash at its end. It is the address of the page, too.
const SCOPE = self.registration.scope;
// Other copies of the app on this origin have other scopes, and each keeps to its own caches.
const OURS = `star-drill-${new URL(SCOPE).pathname}@`;
const CACHE = OURS + BUILD.version;
const FILES = BUILD.files.map((file) => new URL(file, SCOPE).href);
// A name with a hash stands for one content for ever, in this version and in any other.
const HASHED = /-[0-9a-f]{16}\.\w+$/;
// The build makes sure that every ending is here.
const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};
// Where it is noted which pages are of older versions.
const NOTE = `${SCOPE}?older-pages`;

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));
const pages = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

// Hosts may say that answers vary by what matters to no file of ours.
const lookInto = (cacheName, url) => caches.match(url, { cacheName, ignoreVary: true });

async function lookEverywhere(url) {
  for (const name of await ourCaches()) {
    const found = await lookInto(name, url);
    if (found) {
      return found;
    }
  }
}

/* Installing: all or nothing. Where a file is missing or is not what its name says, this version is given up, the one
   before it stays, and the browser tries again at a later visit. What has arrived by then is kept for that. */

// A host whose files are half old and half new must not be kept, and neither must what a hotel's network answers to all.
async function isAsBuilt(url, bytes) {
  if (url === SCOPE) {
    // Not by its hash: some hosts add a script of their own.
    const text = new TextDecoder().decode(bytes);
    return BUILD.page.every((part) => text.includes(part));
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return url.includes(`-${hash}.`);
}

async function bytesOf(url) {
  const had = url === SCOPE ? undefined : await lookEverywhere(url);
  const kept = await had?.arrayBuffer();
  if (kept && (await isAsBuilt(url, kept))) {
    return kept;
  }
  const answer = await fetch(url, { cache: "reload" });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || answer.redirected || !(await isAsBuilt(url, bytes))) {
    throw new Error(`${url} is not as it was built (status ${answer.status})`);
  }
  return bytes;
}

// Not those of the host: one wrong type or policy, sent for an hour, would stand in the way for as long as this is kept.
function headersOf(url) {
  return url === SCOPE
    ? { ...BUILD.headers, "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": BUILD.policy }
    : { ...BUILD.headers, "Content-Type": TYPES[url.split(".").pop()] };
}

async function keep(cache, url) {
  const bytes = await bytesOf(url);
  return cache.put(url, new Response(bytes, { headers: headersOf(url) }));
}

async function install() {
  const cache = await caches.open(CACHE);
  const rest = [SCOPE, ...FILES];
  // A few at a time: the page wants the line too.
  const line = async () => {
    for (let url = rest.pop(); url; url = rest.pop()) {
      await keep(cache, url);
    }
  };
  await Promise.all([line(), line(), line()]);
  // Deleted meanwhile, by the person or by the version before this one.
  if (!(await caches.has(CACHE))) {
    throw new Error("what was kept is gone");
  }
}

/* Taking over: when no page of the older version is left, or when the person wants the newer one. In the second case
   other tabs may still show the older one, a drill perhaps; what it fetches later is in its cache, which stays till then. */

async function takeOver() {
  const cache = await caches.open(CACHE);
  const ids = (await pages()).map((page) => page.id);
  await cache.put(NOTE, new Response(JSON.stringify(ids)));
  await self.clients.claim();
  await tidy();
}

async function tidy() {
  const note = await lookInto(CACHE, NOTE);
  const older = note ? await note.json() : [];
  const open = (await pages()).map((page) => page.id);
  if (older.some((id) => open.includes(id))) {
    return;
  }
  for (const name of await ourCaches()) {
    // While a newer version is on its way, one of these is its own.
    if (name !== CACHE && !self.registration.installing && !self.registration.waiting) {
      await caches.delete(name);
    }
  }
}

/* Mending: browsers, and people who make room, may empty a cache and leave the worker where it is. */

async function mend() {
  const cache = await caches.open(CACHE);
  const kept = (await cache.keys()).map((request) => request.url);
  if (![SCOPE, ...FILES].every((url) => kept.includes(url))) {
    // Where the host has another version by now, that one is on its way, and this page came from there.
    await install().catch(console.warn);
  }
}

/* Answering: the page and files with a hash in their name; everything else is as if this were not here. */

async function answer(url, request) {
  const own = await lookInto(CACHE, url);
  // Its own page only: an older one would ask for older files.
  return own ?? (url === SCOPE ? undefined : await lookEverywhere(url)) ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) {
    return;
  }
  const [url] = request.url.split(/[?#]/);
  if (request.mode === "navigate" && (url === SCOPE || url === `${SCOPE}index.html`)) {
    event.respondWith(answer(SCOPE, request));
  } else if (url.startsWith(SCOPE) && HASHED.test(url)) {
    event.respondWith(answer(url, request));
  }
});

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") {
    self.skipWaiting();
  } else if (event.data === "TIDY") {
    event.waitUntil(mend().then(tidy));
  }
});
