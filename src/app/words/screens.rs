//! The words of phone screens: runs, and one's own answers.

/// The words of phone screens in one language.
pub struct ScreenWords {
    pub what_it_is: &'static str,
    pub which: &'static str,
    pub length: &'static str,
    pub begin: &'static str,
    pub no_screens: &'static str,
    pub under_way: &'static str,
    pub go_on: &'static str,
    pub end: &'static str,
    pub ended: &'static str,
    pub gone: &'static str,
    pub all: &'static str,

    pub next: &'static str,
    pub answer_next: &'static str,
    pub to_come: &'static str,
    pub over: &'static str,
    pub last_run: &'static str,
    pub see_answers: &'static str,
    pub follow_ups: &'static str,
    pub follow_ups_hint: &'static str,
    pub refine: &'static str,
    pub see_run: &'static str,
    pub look_back: &'static str,

    pub my_answers: &'static str,
    pub my_answers_hint: &'static str,
    pub my_answer: &'static str,
    pub my_answer_hint: &'static str,
    pub just_now: &'static str,
    pub nothing_said: &'static str,
    pub take_over: &'static str,
    pub is_taken: &'static str,
    pub before: &'static str,
    pub put_back: &'static str,
    pub written: &'static str,

    /// A length: 12 or 60 minutes.
    pub minutes: fn(u32) -> &'static str,
    /// A run in a line: its minutes, how many questions are answered, and how many there are.
    pub standing: fn(u32, usize, usize) -> String,
    /// The number of a question among all.
    pub nth: fn(usize, usize) -> String,
    /// What a button to go on is called: the number of the question among all.
    pub go_to: fn(usize, usize) -> String,
    /// How many questions of a stage there are, and how many have an answer.
    pub answers: fn(usize, usize) -> String,
    /// How many earlier versions there are.
    pub versions: fn(usize) -> String,
    /// What an answer for a question is called, for those who do not see the question.
    pub answer_to: fn(&str) -> String,
}

/// English.
pub static EN: ScreenWords = ScreenWords {
    what_it_is: "A run is one call: your résumé, why this company, then what they ask at that stage. You see a question \
                 when it is put, and answer at once.",
    which: "Which call",
    length: "How long",
    begin: "Begin the call",
    no_screens: "This question bank has no screen questions.",
    under_way: "Under way",
    go_on: "Go on",
    end: "End it",
    ended: "The run is ended. What you answered is in the history.",
    gone: "There is no such run. Begin a new one.",
    all: "Phone screens",

    next: "Now",
    answer_next: "Answer it",
    to_come: "To come",
    over: "That was the call.",
    last_run: "Your last call",
    see_answers: "See the answers",
    follow_ups: "Hear the follow-ups",
    follow_ups_hint: "In a call of an hour, one or two come after each answer.",
    refine: "Refine your answers while you remember what was missing.",
    see_run: "See the whole run",
    look_back: "Look back",

    my_answers: "My answers",
    my_answers_hint: "You know that these will come. Write each answer once, and refine it whenever you have given it.",
    my_answer: "My answer",
    my_answer_hint: "What you want to say next time. Kept for this question, with the last five versions.",
    just_now: "What you said just now",
    nothing_said: "No words of this answer are kept.",
    take_over: "Make this my answer",
    is_taken: "It is your answer now. The one before is kept.",
    before: "Before",
    put_back: "Put it back",
    written: "written",

    minutes: |minutes| match minutes {
        12 => "12 minutes, 5 questions",
        _ => "As in a call of 60 minutes: 6 questions, and follow-ups after each",
    },
    standing: |minutes, done, all| format!("{minutes} minutes · {done} of {all} answered"),
    nth: |number, all| format!("Question {number} of {all}"),
    go_to: |number, all| format!("Go on to question {number} of {all}"),
    answers: |all, answered| match all {
        1 => format!("1 question, {answered} with an answer"),
        all => format!("{all} questions, {answered} with an answer"),
    },
    versions: |count| if count == 1 { "1 earlier version".into() } else { format!("{count} earlier versions") },
    answer_to: |question| format!("My answer to: {question}"),
};
