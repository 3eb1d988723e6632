// The app as a widget in a frame: what the browser must be told for it, and the talk with the page around it. widget.html
// loads this before the app. docs/embedding.md has the messages; src/browser/host_frame.rs is the app's end.
const asked = new URLSearchParams(location.search);
const root = document.documentElement;
const place = document.getElementById("widget");

// A pack may come from one address and from nowhere else. The policy of the page cannot name it, so it is narrowed here,
// before anything is fetched; a policy can only ever be narrowed.
const pack = address(asked.get("pack"));
const policy = document.createElement("meta");
policy.httpEquiv = "Content-Security-Policy";
// Not 'self', which some browsers let fit nothing in a sandboxed frame.
policy.content = `connect-src ${location.origin} ${pack ? pack.origin : ""}`;
document.head.append(policy);

// What the app asks for; see host_frame.rs.
for (const name of ["pack", "question", "principle", "role", "mode"]) {
  place.dataset[name] = asked.get(name) ?? "";
}
window.starDrillWidget = { tell, handOver, pack: pack === undefined ? undefined : fetched(pack) };

// A widget begins at its question, and adds nothing to the history of the page around it. What it does not show is in the
// full app, in a tab of its own: here it would take the place of the answer, with no way back.
const SHOWN_HERE = /^#(?!\/)|^#\/(drill\/|review\/|$)/;
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
history.pushState = history.replaceState;
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  if (SHOWN_HERE.test(link.hash)) location.replace(link.href);
  else open(new URL(`./${link.hash}`, location.href), "_blank", "noopener");
});

// What the person does here. Until then it takes no focus, and never scrolls to it: that would scroll the page around it.
let hasActed = false;
let shrinks = 0;
let reminders = 0;
for (const act of ["pointerdown", "keydown"]) {
  addEventListener(
    act,
    () => {
      hasActed = true;
      shrinks = 0;
      reminders = 0;
    },
    true,
  );
}
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function () {
  if (hasActed) focus.call(this, { preventScroll: true });
};

// And what is to be seen is scrolled to within the frame only.
Element.prototype.scrollIntoView = function () {
  const { top, bottom } = this.getBoundingClientRect();
  scrollBy(0, top < 0 ? top : Math.max(bottom - innerHeight, 0));
};

// Keys that lead to what a widget does not show. In a drill they are the person's own.
addEventListener(
  "keydown",
  (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    const isTyping = target.matches("textarea, select, input:not([type='checkbox'], [type='radio'])");
    const leadsAway = ctrlKey || metaKey ? key === "k" : !isTyping && !altKey && /^[?lcghstmpr]$/i.test(key);
    const isOfDrill = location.hash.startsWith("#/drill/") && /^[rg]$/i.test(key);
    if (leadsAway && !isOfDrill) event.stopImmediatePropagation();
  },
  true,
);

// The page around it: the first to answer the greeting. Nothing is told to another, and nothing taken from another.
let host;
let id;
const unheard = [];
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window || data?.starDrill !== 1) return;
  if (host === undefined && data.type === "welcome") {
    [host, id] = [origin, data.id];
    root.dataset.follows = "";
    unheard.splice(0).forEach(send);
    measure();
  }
  if (origin === host && data.id === id && /^(welcome|set)$/.test(data.type)) {
    // What a message does not say stays as it is.
    if (data.theme !== undefined) show(data.theme);
    if (data.lang !== undefined) speak(data.lang);
  }
});
parent.postMessage({ starDrill: 1, type: "hello" }, "*");

function send(message) {
  if (host === undefined) return unheard.push(message);
  // A sandboxed page has no origin to name. Its window is the one that answered: a frame never outlives the page it is in.
  parent.postMessage({ starDrill: 1, id, ...message }, host === "null" ? "*" : host);
}

/** The app tells, as JSON: `ready`, `complete` or `error`, with its details. */
function tell(message) {
  const { type, detail } = JSON.parse(message);
  root.dataset.ready = "";
  // The app has named its own by now.
  speak(place.dataset.lang);
  send({ type, detail });
}

// Where the app cannot start, its page says so; and where a part of it does not come, what there is is shown.
const LONGEST_WAIT_MS = 25_000;
const noStart = document.getElementById("no-start");
new MutationObserver(() => {
  root.dataset.ready = "";
  send({ type: "error", detail: { code: "no-start", message: noStart.textContent.trim().replace(/\s+/g, " ") } });
}).observe(noStart, { attributes: true });
setTimeout(() => (root.dataset.ready = ""), LONGEST_WAIT_MS);

// The host says what its colours are; in a plain frame the system does.
function show(theme) {
  root.style.colorScheme = /^(light|dark)$/.test(theme) ? theme : "";
}
show(asked.get("theme"));

// The words are English, so no voice for another language may read them; which English is the host's to say. The app will
// find here what is asked for, when it has other words.
function speak(lang) {
  place.dataset.lang = lang ?? "";
  root.lang = /^en\b/i.test(lang) ? lang : "en";
}
speak(asked.get("lang"));

// The height of what is shown. It depends on the width only, yet a scroll bar of the host may change that to and fro: so
// between two acts of the person it shrinks a few times at most, and comes to rest.
const MOST_SHRINKS = 8;
let told = 0;
function measure() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (host === undefined || height === told || (height < told && ++shrinks > MOST_SHRINKS)) return;
  told = height;
  reminders = 0;
  send({ type: "height", height });
}
new ResizeObserver(measure).observe(document.body);

// A frame that gets another height, as when the page around it dresses it anew, would be cut off: its page is told once more.
// That page may want it so, or go through many heights on its way; so it is told a few times at most.
const MOST_REMINDERS = 8;
addEventListener("resize", () => {
  if (told && innerHeight !== told && ++reminders <= MOST_REMINDERS) send({ type: "height", height: told });
});

/** An address on the web; nothing where none is asked for, null where what is asked for is none. */
function address(text) {
  if (!text) return undefined;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** The text at an address, or what is wrong with it. Never more than a pack can be, and never for long. */
async function fetched(url) {
  const LONGEST_MS = 10_000;
  const MOST_BYTES = 4_000_000;
  if (!url) return { fault: "address" };
  const signal = AbortSignal.timeout(LONGEST_MS);
  const parts = [];
  try {
    const answer = await fetch(url, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) return { fault: "status", status: String(answer.status) };
    const reader = answer.body.getReader();
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MOST_BYTES) {
        reader.cancel();
        return { fault: "size" };
      }
      parts.push(part.value);
    }
  } catch {
    return { fault: signal.aborted ? "slow" : "unreachable" };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await new Blob(parts).arrayBuffer()) };
  } catch {
    return { fault: "text" };
  }
}

/** Opens the app in a tab and hands this backup over to it, once. False where that cannot be. */
function handOver(backup) {
  const token = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
  // A frame without an origin could be anybody's, as far as the tab can tell.
  const tab = self.origin === "null" ? null : open(new URL(`./#/settings/${token}`, location.href), "_blank");
  if (!tab) return false;
  const answer = ({ source, origin, data }) => {
    if (source !== tab || origin !== location.origin || data?.token !== token) return;
    removeEventListener("message", answer);
    tab.postMessage({ token, backup }, location.origin);
  };
  addEventListener("message", answer);
  return true;
}
