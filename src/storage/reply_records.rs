//! The saved records of replies under pressure; see [`super::records`].

use crate::content::{FollowUpFamily, Trigger};
use crate::drill::{Asked, Firmness, Manner, Press};
use crate::json::{Fields, Node, Object, Vocabulary};
use crate::progress::{AttemptId, CHAINS_AT_MOST, Chain, Replies, Reply};

use super::records::{Record, time, time_stamp};
use super::repository::key;
use super::{ReadError, Repository, StoreError};

/// No chain is longer.
const REPLIES_AT_MOST: usize = 20;

crate::vocabulary!(Press { "around" => Self::Around, "peel" => Self::Peel });
crate::vocabulary!(Firmness { "safe" => Self::Safe, "partial" => Self::Partial, "gap" => Self::Gap });

/// The follow-ups asked after an attempt, and the replies, `star-drill/v1/replies/<attempt id>`.
impl Record for Replies {
    const KIND: &'static str = "replies";
    type Key = AttemptId;

    fn write(&self, fields: &mut Fields) {
        let chains: Vec<String> = self.chains.iter().map(written).collect();
        write_all(fields, "chains", &chains);
    }

    fn read(fields: &mut Object<'_>, _: &AttemptId) -> Self {
        let chains: Vec<Chain> = fields.list("chains", chain);
        let found = chains.len();
        if found == 0 || found > CHAINS_AT_MOST {
            fields.fault("chains", format!("{found}; expected 1 to {CHAINS_AT_MOST}"));
        }
        let is_before = |pair: &[Chain]| matches!(pair, [one, other] if one.started_wall_ms < other.started_wall_ms);
        if found <= CHAINS_AT_MOST && !chains.windows(2).all(is_before) {
            fields.fault("chains", "out of order; expected each to begin after the one before".into());
        }
        Self { chains }
    }
}

fn written(chain: &Chain) -> String {
    let mut fields = Fields::default();
    fields.whole("started", chain.started_wall_ms);
    fields.word("manner", chain.manner);
    fields.word("press", chain.press);
    fields.whole("ms", chain.reply_ms);
    let replies: Vec<String> = chain.replies.iter().map(written_reply).collect();
    write_all(&mut fields, "replies", &replies);
    fields.end()
}

fn written_reply(reply: &Reply) -> String {
    let mut fields = Fields::default();
    fields.word("family", reply.asked.family);
    fields.text("asked", &reply.asked.text);
    fields.optional_text("check", reply.asked.check.map(Trigger::as_word));
    fields.text("said", &reply.said);
    fields.whole("spent", reply.spent_ms);
    fields.whole("left_out", reply.left_out_ms);
    fields.flag("given", reply.is_given);
    fields.optional_text("firmness", reply.firmness.map(Firmness::as_word));
    fields.end()
}

fn write_all(fields: &mut Fields, name: &str, texts: &[String]) {
    fields.list(name, texts.len(), &mut |index, json| {
        if let Some(text) = texts.get(index) {
            json.push_str(text);
        }
    });
}

fn chain(node: Node<'_>) -> Chain {
    let mut fields = node.object();
    let chain = Chain {
        started_wall_ms: time_stamp(&mut fields, "started"),
        manner: fields.required("manner").map_or(Manner::Typed, Node::word),
        press: fields.required("press").map_or(Press::Around, Node::word),
        reply_ms: time(&mut fields, "ms"),
        replies: fields.list("replies", reply),
    };
    let found = chain.replies.len();
    if found == 0 || found > REPLIES_AT_MOST {
        fields.fault("replies", format!("{found}; expected 1 to {REPLIES_AT_MOST}"));
    }
    chain
}

fn reply(node: Node<'_>) -> Reply {
    let mut fields = node.object();
    Reply {
        asked: Asked {
            family: fields.required("family").map_or(FollowUpFamily::RealProblem, Node::word),
            text: fields.text("asked"),
            check: fields.optional("check").map(Node::word),
        },
        said: fields.text("said"),
        spent_ms: time(&mut fields, "spent"),
        left_out_ms: time(&mut fields, "left_out"),
        is_given: fields.required("given").is_some_and(Node::flag),
        firmness: fields.optional("firmness").map(Node::word),
    }
}

impl Repository {
    /// The names of the attempts that were pressed, newest first. Costs one look at the keys; no record is read.
    ///
    /// # Errors
    /// Where the store does not answer.
    pub fn reply_ids(&self) -> Result<Vec<AttemptId>, StoreError> {
        self.names(Replies::KIND, AttemptId::parse)
    }

    /// The replies under an attempt, if there are any.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn replies(&self, id: &AttemptId) -> Result<Option<Replies>, ReadError> {
        self.read(&key::<Replies>(id), id)
    }

    /// Keeps the replies under an attempt; where there are none, nothing.
    ///
    /// # Errors
    /// Where the store does not take them.
    pub fn save_replies(&self, id: &AttemptId, replies: &Replies) -> Result<(), StoreError> {
        if replies.chains.is_empty() {
            return self.remove(&key::<Replies>(id));
        }
        self.write(&key::<Replies>(id), replies)
    }
}
