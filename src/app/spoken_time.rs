//! Telling the time of a drill to whoever asks for it.

use crate::browser::clock;
use crate::drill::Phase;

use super::state::App;
use super::words::words;

impl App {
    /// Tells the time of the part, where there are several, and of the whole; on a hidden clock too, for some seconds.
    pub(super) fn tell_time(self) {
        const SHOWN_MS: i32 = 6_000;

        let now = clock::now();
        let told = self.running.peek(|running| {
            let drill = &running.as_ref()?.drill;
            let setup = drill.setup();
            if drill.phase() == Phase::Thinking {
                return Some(words().time_spoken(None, drill.thought_ms(now), setup.think_ms));
            }
            let whole = words().time_spoken(None, drill.answered_ms(now), setup.answer_ms());
            let current = drill.current();
            let part = setup.plan.get(current).filter(|_| setup.plan.len() > 1);
            let part = part.map(|it| words().time_spoken(Some(it.part), drill.spent_ms(current, now), it.ms));
            Some(part.map_or_else(|| whole.clone(), |part| format!("{part} {whole}")))
        });
        let Some(told) = told else { return };
        self.glance.set(true);
        self.announce(told);
        let asked = self.glance.version();
        clock::after(SHOWN_MS, move || {
            if self.glance.version() == asked {
                self.glance.set(false);
            }
        });
    }
}
