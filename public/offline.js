// Keeps the app for use without a network, and tells it of newer versions. Only releases have this; boot.js brings it once
// the app is there, or cannot start.

// What the page itself fetches ahead comes first.
const AFTER_MS = 3_000;
// A tab may stay open for weeks.
const LOOK_EVERY_MS = 3_600_000;
// A host that answers with two versions by turns would else have the page loaded anew for ever.
const LEAVE_EVERY_MS = 60_000;
const LEFT = "star-drill/left-version";

// In a frame all storage is the host page's own, and each of them would fetch and keep everything once more.
if (window.top === window && "serviceWorker" in navigator) {
  if (document.getElementById("no-start")) {
    leave().catch((error) => console.warn("No newer version of Star Drill was found:", error));
  } else {
    setTimeout(() => {
      keep().catch((error) => console.warn("Star Drill is not kept for use without a network:", error));
    }, AFTER_MS);
  }
}

/** Leaves a version that does not start. Loading it anew would show the same: the worker answers with what it has kept, and
 * a newer version waits for as long as this page is there. Nothing is under way here that could be lost. */
async function leave() {
  const workers = navigator.serviceWorker;
  const registration = await workers.getRegistration();
  if (!registration?.active || Date.now() - sessionStorage.getItem(LEFT) < LEAVE_EVERY_MS) {
    return;
  }
  await registration.update();
  const newer = registration.installing ?? registration.waiting;
  const takeOver = () => {
    if (newer?.state === "installed") {
      sessionStorage.setItem(LEFT, Date.now());
      newer.postMessage("SKIP_WAITING");
    }
  };
  workers.addEventListener("controllerchange", () => location.reload());
  newer?.addEventListener("statechange", takeOver);
  takeOver();
}

async function keep() {
  const workers = navigator.serviceWorker;
  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  // Pages of an older version may be gone by now, and what was kept for them can go too.
  registration.active?.postMessage("TIDY");

  // The app asks for the attribute when it comes to that, and hears the event from then on. It shows a notice, but in no
  // drill; nothing is ever loaded anew unless the person says so.
  const tell = () => {
    if (registration.waiting && registration.active) {
      document.documentElement.dataset.newVersion = "";
      window.dispatchEvent(new Event("star-drill-new-version"));
    }
  };
  const follow = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", follow);
  follow();
  tell();

  let isWanted = false;
  // The notice's button.
  document.addEventListener("click", (event) => {
    if (event.target.closest("#load-new-version")) {
      isWanted = true;
      if (registration.waiting) {
        registration.waiting.postMessage("SKIP_WAITING");
      } else {
        // Another tab was first.
        location.reload();
      }
    }
  });
  workers.addEventListener("controllerchange", () => {
    if (isWanted) {
      location.reload();
    }
  });

  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - looked > LOOK_EVERY_MS) {
      looked = Date.now();
      // Without a network there is nothing new.
      registration.update().catch(() => {});
    }
  });
}
