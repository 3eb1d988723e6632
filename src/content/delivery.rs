//! How the default pack is delivered: in two files made when the app is built (`xtask/src/packs/deliver.rs`).
//!
//! The **index** is what choosing and starting a drill need, so it comes first; the **details** are for afterwards.
//! Neither is JSON: a first drill waits for the index and for the code that reads it, and both are smaller and quicker
//! this way. A file is blocks, parted by form feeds. The blocks of questions hold one column each, all texts, then all
//! levels and so on, since texts of one sort compress better side by side: a line for each question, what it has
//! several of with tabs between, and words of a list as single letters, `a` for the first, `-` for none.

use crate::json::{self, JsonFault, Vocabulary};

use super::pack::{Defaults, PackDocument};
use super::read_guide;
use super::{
    Case, CaseKind, Emphasis, FollowUp, FollowUpFamily, Guide, PackId, Principle, PrincipleId, Question, QuestionId,
    Role, RoleId, Round, RoundId, Shares, Stage, StageId, Trigger,
};

/// Between blocks.
const BLOCK: char = '\u{c}';

/// Reads an index.
pub(super) fn index(text: &str) -> Result<PackDocument, Vec<JsonFault>> {
    read_index(text).ok_or_else(|| broken("the index of the pack"))
}

/// Reads details into the document whose index they belong to; on a fault it stays as it was. Gives the guide as it is
/// delivered, which is read when it is wanted: empty where there is none.
pub(super) fn details(text: &str, document: &mut PackDocument) -> Result<String, Vec<JsonFault>> {
    let not_whole = || broken("the details of the pack");
    let blocks: Vec<&str> = text.split(BLOCK).collect();
    let [shows, red_flags, follow_ups, families, triggers, steps, numbers, trade_offs, kpis, guide] = blocks[..] else {
        return Err(not_whole());
    };
    let cases = document.questions.iter().filter(|question| question.case.is_some()).count();
    let count = document.questions.len();
    let columns = [shows, red_flags, follow_ups, families, triggers].map(|block| column(block, count));
    let [Some(shows), Some(red_flags), Some(follow_ups), Some(families), Some(triggers)] = columns else {
        return Err(not_whole());
    };
    let columns = [steps, numbers, trade_offs, kpis].map(|block| column(block, cases));
    let [Some(steps), Some(numbers), Some(trade_offs), Some(kpis)] = columns else {
        return Err(not_whole());
    };
    let mut case_number = 0;
    for (index, question) in document.questions.iter_mut().enumerate() {
        question.shows = parts(shows[index]);
        question.red_flags = parts(red_flags[index]);
        let letters = families[index].chars().zip(triggers[index].chars());
        let follow_up = |(text, (family, trigger))| FollowUp {
            family: word(family).unwrap_or(FollowUpFamily::RealProblem),
            trigger: word(trigger).unwrap_or(Trigger::Always),
            text,
        };
        question.follow_ups = parts(follow_ups[index]).into_iter().zip(letters).map(follow_up).collect();
        if let Some(case) = &mut question.case {
            *case = Case {
                kind: case.kind,
                steps: parts(steps[case_number]),
                numbers: parts(numbers[case_number]),
                trade_offs: parts(trade_offs[case_number]),
                kpis: parts(kpis[case_number]),
            };
            case_number += 1;
        }
    }
    Ok(guide.to_owned())
}

/// Reads a guide as it is delivered.
pub(super) fn guide(json: &str) -> Result<Guide, Vec<JsonFault>> {
    json::read(json::parse(json).map_err(|fault| vec![fault])?, read_guide::guide)
}

fn read_index(text: &str) -> Option<PackDocument> {
    let blocks: Vec<&str> = text.split(BLOCK).collect();
    let [head, principles, roles, emphases, stages, rounds, ref questions @ ..] = blocks[..] else {
        return None;
    };
    let head: [&str; 10] = cells(head)?;
    let mut times = [0; 7];
    for (time, cell) in times.iter_mut().zip(&head[3..]) {
        *time = cell.parse().ok()?;
    }
    let [standard_seconds, short_seconds, think_seconds, shares @ ..] = times;
    let [situation, task, action, result] = shares.map(|share| u8::try_from(share).unwrap_or(0));

    let mut principles_read = Vec::new();
    for row in rows(principles) {
        let [id, name, summary, probe, red_flag] = cells(row)?.map(str::to_owned);
        principles_read.push(Principle { id: PrincipleId::new(id), name, summary, probe, red_flag });
    }
    let mut roles_read = Vec::new();
    for row in rows(roles) {
        let [id, name] = cells(row)?.map(str::to_owned);
        roles_read.push(Role { id: RoleId::new(id), name, emphases: Vec::new() });
    }
    for row in rows(emphases) {
        let [role, id, name] = cells(row)?.map(str::to_owned);
        roles_read.get_mut(place(role.chars().next()?)?)?.emphases.push(Emphasis { id, name });
    }
    let mut stages_read = Vec::new();
    for row in rows(stages) {
        let [id, name, summary, kinds] = cells(row)?.map(str::to_owned);
        stages_read.push(Stage {
            id: StageId::new(id),
            name,
            summary,
            kinds: kinds.chars().filter_map(word).collect(),
        });
    }
    let mut rounds_read = Vec::new();
    for row in rows(rounds) {
        let [id, name, focus] = cells(row)?.map(str::to_owned);
        rounds_read.push(Round { id: RoundId::new(id), name, focus });
    }
    let questions = read_questions(questions, &principles_read, &roles_read, &stages_read, &rounds_read)?;
    Some(PackDocument {
        schema: None,
        format: 1,
        id: PackId::new(head[0]),
        title: head[1].into(),
        lang: head[2].into(),
        defaults: Defaults {
            standard_seconds,
            short_seconds,
            think_seconds,
            shares: Shares { situation, task, action, result },
        },
        principles: principles_read,
        roles: roles_read,
        stages: stages_read,
        rounds: rounds_read,
        questions,
        guide: None,
    })
}

/// By loops over columns rather than by one name for each: it is a third of the code.
fn read_questions(
    blocks: &[&str],
    principles: &[Principle],
    roles: &[Role],
    stages: &[Stage],
    rounds: &[Round],
) -> Option<Vec<Question>> {
    const LINES: usize = 7;
    const LETTERS: usize = 5;

    let (lines, letters) = blocks.split_at_checked(LINES)?;
    let lines: Vec<Vec<&str>> = lines.iter().map(|block| block.split('\n').collect()).collect();
    let letters: Vec<Vec<char>> = letters.iter().map(|block| block.chars().collect()).collect();
    let count = lines[0].len();
    let is_whole = lines.iter().all(|column| column.len() == count) && letters.iter().all(|it| it.len() == count);
    if !is_whole || letters.len() != LETTERS {
        return None;
    }
    let mut questions = Vec::with_capacity(count);
    for index in 0..count {
        let line = |column: usize| lines[column][index];
        let letter = |column: usize| letters[column][index];
        let its_roles: Vec<RoleId> = named(line(3), roles, |it| it.id.clone());
        let role = roles.iter().find(|role| its_roles.contains(&role.id));
        let emphasis = place(letter(3)).and_then(|place| role?.emphases.get(place));
        questions.push(Question {
            id: QuestionId::new(line(0)),
            text: line(1).to_owned(),
            principles: named(line(2), principles, |it| it.id.clone()),
            roles: its_roles,
            rounds: named(line(4), rounds, |it| it.id.clone()),
            stages: named(line(5), stages, |it| it.id.clone()),
            target_seconds: line(6).parse().ok(),
            kind: word(letter(0)).unwrap_or_default(),
            level: word(letter(1)).unwrap_or_default(),
            polarity: word(letter(2)).unwrap_or_default(),
            emphasis: emphasis.map(|it| it.id.clone()),
            case: word::<CaseKind>(letter(4)).map(|kind| Case {
                kind,
                steps: Vec::new(),
                numbers: Vec::new(),
                trade_offs: Vec::new(),
                kpis: Vec::new(),
            }),
            shows: Vec::new(),
            red_flags: Vec::new(),
            follow_ups: Vec::new(),
        });
    }
    Some(questions)
}

/// The lines of a block, if there is one for each of `count`. No line and one empty line look the same.
fn column(block: &str, count: usize) -> Option<Vec<&str>> {
    let lines: Vec<&str> = block.split('\n').collect();
    (lines.len() == count || (count == 0 && block.is_empty())).then_some(lines)
}

/// The lines of a block that may have none.
fn rows(block: &str) -> impl Iterator<Item = &str> {
    block.split('\n').filter(|row| !row.is_empty())
}

/// What stands in a line that always holds so much.
fn cells<const COUNT: usize>(row: &str) -> Option<[&str; COUNT]> {
    row.split('\t').collect::<Vec<_>>().try_into().ok()
}

/// What stands in a line with tabs between; nothing in an empty one.
fn parts(line: &str) -> Vec<String> {
    line.split('\t').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The place that a letter stands for.
fn place(letter: char) -> Option<usize> {
    usize::try_from(u32::from(letter).checked_sub(u32::from('a'))?).ok()
}

fn word<T: Vocabulary>(letter: char) -> Option<T> {
    T::VALUES.get(place(letter)?).copied()
}

/// The names that letters stand for.
fn named<T, Id>(letters: &str, list: &[T], id: impl Fn(&T) -> Id) -> Vec<Id> {
    letters.chars().filter_map(|letter| list.get(place(letter)?).map(&id)).collect()
}

fn broken(what: &str) -> Vec<JsonFault> {
    let problem = format!("{what} is not whole; expected the file that was made with this build");
    vec![JsonFault { place: ".".into(), problem }]
}
