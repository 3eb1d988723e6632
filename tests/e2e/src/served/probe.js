// Runs before anything of the page and tells the server what goes wrong there.
(() => {
  const probe = { pending: 0, longTasks: [], shift: 0 };
  window.starDrillProbe = probe;

  // The page's own, should anything replace it later.
  const send = window.fetch.bind(window);
  const tell = (text) => {
    probe.pending += 1;
    const told = () => {
      probe.pending -= 1;
    };
    // Not "cors": in a sandboxed frame this page's origin is "null", and nobody reads the answer.
    send("/probe", { method: "POST", body: text.slice(0, 2000), keepalive: true, mode: "no-cors" }).then(told, told);
  };

  // Captured, for what does not load tells only its own element.
  window.addEventListener(
    "error",
    (event) => {
      const { target } = event;
      // What is only preloaded is told again by whoever wants it.
      const missing = target instanceof Element && !/preload/.test(target.rel) && (target.src || target.href);
      if (target instanceof Element && !missing) {
        return;
      }
      tell(missing ? `not loaded: ${missing}` : `error: ${event.message} (${event.filename}:${event.lineno})`);
    },
    true,
  );
  window.addEventListener("unhandledrejection", (event) => {
    tell(`unhandled rejection: ${event.reason}`);
  });
  document.addEventListener("securitypolicyviolation", (event) => {
    // axe-core, which some tests run in the page, tries things that the policy rightly forbids.
    if (document.documentElement.dataset.probe !== "off") {
      tell(`policy violation: ${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile})`);
    }
  });

  const printError = console.error;
  console.error = (...parts) => {
    tell(`console.error: ${parts.map(String).join(" ")}`);
    printError.apply(console, parts);
  };

  const observe = (type, look) => {
    if (PerformanceObserver.supportedEntryTypes.includes(type)) {
      new PerformanceObserver((list) => list.getEntries().forEach(look)).observe({ type, buffered: true });
    }
  };
  observe("resource", (entry) => {
    // Not the document's origin, which is "null" in a sandboxed frame.
    if (/^(http|ws)/.test(entry.name) && new URL(entry.name).origin !== location.origin) {
      tell(`request to elsewhere: ${entry.name}`);
    }
  });
  observe("longtask", (entry) => {
    probe.longTasks.push(Math.round(entry.duration));
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) {
      probe.shift += entry.value;
    }
  });
})();
