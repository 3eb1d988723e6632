//! Rewriting answers word by word: *we* for *I*, *I would ask* for *I asked*. Rough English, made without a look at the
//! coach's tables.

/// A text as words and what stands between them, by turns.
fn pieces(text: &str) -> Vec<&str> {
    let is_of_a_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = is_of_a_word(first);
        let end = rest.find(|c| is_of_a_word(c) != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

/// Whether what stands between two words ends a sentence.
fn is_stop(between: &str) -> bool {
    between.contains(['.', '!', '?', '…', ':', ';', '\n'])
}

/// *We* for *I*, in all forms of it.
pub fn with_we(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut begins, mut follows_i) = (true, false);
    for piece in pieces(text) {
        if !is_word(piece) {
            begins |= is_stop(piece);
            out.push_str(piece);
            continue;
        }
        let small = piece.to_lowercase().replace('’', "'");
        let other = match small.as_str() {
            "i" => "we",
            "i'm" | "im" => "we're",
            "i'd" => "we'd",
            "i've" | "ive" => "we've",
            "i'll" => "we'll",
            "me" => "us",
            "my" => "our",
            "mine" => "ours",
            "myself" => "ourselves",
            "was" if follows_i => "were",
            "wasn't" if follows_i => "weren't",
            "am" if follows_i => "are",
            _ => piece,
        };
        let mut letters = other.chars();
        match letters.next() {
            Some(first) if begins => out.extend(first.to_uppercase().chain(letters)),
            _ => out.push_str(other),
        }
        (begins, follows_i) = (false, small == "i");
    }
    out
}

/// *I asked and wrote* as *I would ask and write*; every third time *I would usually*.
pub fn conditional(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rewritten = 0;
    // Whose verb comes next: that of *I* or *we*, perhaps behind an adverb; or one more of the same behind *and*.
    let (mut is_subject, mut is_joined, mut is_would) = (false, false, false);
    for piece in pieces(text) {
        if !is_word(piece) {
            is_subject &= !piece.contains(',');
            is_joined |= is_would && piece.contains(',');
            if is_stop(piece) {
                (is_subject, is_joined, is_would) = (false, false, false);
            }
            out.push_str(piece);
            continue;
        }
        let small = piece.to_lowercase();
        if (is_subject || is_joined)
            && let Some(base) = base(&small)
        {
            if is_subject {
                rewritten += 1;
                out.push_str(if rewritten % 3 == 0 { "would usually " } else { "would " });
                is_would = true;
            }
            out.push_str(&base);
            (is_subject, is_joined) = (false, false);
            continue;
        }
        out.push_str(piece);
        let is_adverb = small.ends_with("ly") || ["also", "then", "just", "first", "even", "never"].contains(&&*small);
        let is_self = ["i", "we"].contains(&&*small);
        is_would &= !is_self && !["he", "she", "they", "which", "who"].contains(&&*small);
        is_joined = is_would && (small == "and" || is_joined && is_adverb);
        is_subject = is_self || is_subject && is_adverb;
    }
    out
}

/// Verbs of the past that do not end in *-ed*, with their present.
const IRREGULAR: &[(&str, &str)] = &[
    ("was", "be"),
    ("were", "be"),
    ("had", "have"),
    ("did", "do"),
    ("went", "go"),
    ("added", "add"),
    ("became", "become"),
    ("began", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("cut", "cut"),
    ("drew", "draw"),
    ("drove", "drive"),
    ("fed", "feed"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("got", "get"),
    ("heard", "hear"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("laid", "lay"),
    ("learnt", "learn"),
    ("led", "lead"),
    ("left", "leave"),
    ("let", "let"),
    ("made", "make"),
    ("meant", "mean"),
    ("met", "meet"),
    ("paid", "pay"),
    ("put", "put"),
    ("ran", "run"),
    ("rang", "ring"),
    ("read", "read"),
    ("rebuilt", "rebuild"),
    ("rewrote", "rewrite"),
    ("said", "say"),
    ("sat", "sit"),
    ("saw", "see"),
    ("sent", "send"),
    ("set", "set"),
    ("showed", "show"),
    ("sought", "seek"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("split", "split"),
    ("spoke", "speak"),
    ("stood", "stand"),
    ("stuck", "stick"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("understood", "understand"),
    ("withdrew", "withdraw"),
    ("won", "win"),
    ("wrote", "write"),
];

/// The present of a verb of the past; nothing where it is none.
fn base(word: &str) -> Option<String> {
    if let Some((_, base)) = IRREGULAR.iter().find(|(past, _)| *past == word) {
        return Some((*base).to_owned());
    }
    let stem = word.strip_suffix("ed").filter(|stem| stem.is_ascii() && stem.len() > 1 && word != "need")?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    let is_vowel = |letter: &u8| b"aeiou".contains(letter);
    let lost_e = match stem.as_bytes() {
        // Stopped as stop; but called as call.
        [.., one, other] if one == other && !b"lsfze".contains(other) => {
            return Some(stem[..stem.len() - 1].to_owned());
        }
        [.., b'g' | b'v' | b'c' | b'u' | b'z' | b'e'] => true,
        // Closed, but passed.
        [.., before, b's'] => *before != b's',
        [.., b'a', b't'] => !stem.ends_with("eat") && !stem.ends_with("oat") || stem.ends_with("creat"),
        // Handled, enabled; filed, scheduled; but pulled, emailed.
        [.., before, vowel, b'l' | b'd' | b'r' | b'n' | b'm' | b'p' | b'k'] if is_vowel(vowel) => {
            *vowel != b'e' && !is_vowel(before)
        }
        [.., before, b'l'] => *before != b'l',
        _ => false,
    };
    Some(if lost_e { format!("{stem}e") } else { stem.to_owned() })
}
