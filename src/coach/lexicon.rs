//! What a word can be: sets of words by what they do in a sentence, and the endings that verbs take.
//!
//! The sets are closed classes (pronouns, auxiliaries), irregular verbs, and a few dozen words each for what people
//! say of duties, changes, thanks and troubles. They are written as plain lists, sorted once at the first look, and
//! found by bisection. Where a word is not in them, its stem is tried: *finishes*, *finished* and *finishing* are all
//! *finish*, and *-ize* is *-ise*.

use std::sync::OnceLock;

/// A set of classes, one bit each.
pub(super) type Classes = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),+ $(,)?) => {
        $($(#[$doc])* pub(super) const $name: Classes = 1 << $bit;)+
    };
}

classes! {
    I = 0,
    ME = 1,
    WE = 2,
    US = 3,
    /// Pronouns that are somebody or something else.
    OTHER = 4,
    DETERMINER = 5,
    WAS = 6,
    IS = 7,
    HAVE = 8,
    HAD = 9,
    WOULD = 10,
    WILL = 11,
    DO = 12,
    ADVERB = 13,
    NOT = 14,
    PREPOSITION = 15,
    /// Joins clauses of one rank.
    AND = 16,
    /// Begins a clause or phrase that stands before the main one.
    LEADING = 17,
    /// An irregular past form.
    PAST = 18,
    /// A participle that is no past form.
    PARTICIPLE = 19,
    /// Verbs of mind, state and receiving: of the teller no action of their own.
    STATE = 20,
    /// Verbs of more and less.
    CHANGE = 21,
    /// Verbs of reaching an end.
    REACH = 22,
    PRAISE = 23,
    /// Nouns for what somebody has to do.
    DUTY = 24,
    /// Participles by which somebody is given something to do.
    GIVEN = 25,
    TROUBLE = 26,
    NUMBER_WORD = 27,
    TIME = 28,
    PLACE = 29,
    PERSON = 30,
    /// How things mostly are.
    HABIT = 31,
    /// Sequence words at the head of a step.
    STEP = 32,
    /// A word in -ed.
    ED = 33,
    ING = 34,
    /// A possessive or a short form after an apostrophe.
    CLITIC = 35,
    POSSESSIVE = 36,
    NUMBER = 37,
    COMMA = 38,
    /// Any other mark.
    MARK = 39,
    CAPITAL = 40,
    /// No space before it.
    JOINED = 41,
    FILLER = 42,
    /// Nouns for what work is measured by, too broad to be checked.
    BROAD = 43,
    /// More and less of something: comparatives.
    MORE = 44,
    SYMBOL = 45,
    /// Words by which something may be counted: see `numbers.rs`.
    COUNTING = 47,
    /// Adverbs and particles that do not carry meaning of their own.
    SMALL = 46,
}

/// A verb that tells of the past, or might.
pub(super) const PAST_FORM: Classes = PAST | ED;

const LISTS: &[(Classes, &str)] = &[
    (I, "i"),
    (ME, "me my mine myself"),
    (WE, "we"),
    (US, "us our ours ourselves"),
    (
        OTHER,
        "he she they it this that these those which who everyone everybody nobody someone somebody anybody people \
         others you",
    ),
    (
        DETERMINER,
        "the a an my our his her their its this that these those each every some any no your another both all",
    ),
    (WAS, "was were wasn weren"),
    (IS, "am is are isn aren be"),
    (HAVE, "have has haven hasn having"),
    (HAD, "had hadn"),
    (WOULD, "would could should might wouldn couldn shouldn"),
    (WILL, "will can may shall must cannot"),
    (DO, "do does did don doesn didn"),
    (NOT, "not never no none nobody nothing without neither nor hardly"),
    (
        ADVERB,
        "then also first next soon just even never always often still already later again almost simply therefore \
         thus instead meanwhile once finally too now not usually quite rather very really actually basically \
         literally frankly perhaps maybe sometimes only since immediately straight ever both further second thirdly \
         last honestly obviously naturally somehow afterwards deliberately altogether together",
    ),
    (
        PREPOSITION,
        "in on at of for from by with to into onto about over under after before during through between against \
         among within without until till since off up down out around near across behind beyond towards per as",
    ),
    (AND, "and but or so then yet plus"),
    (
        LEADING,
        "in on at during when while after before once because since although though as by if until for with instead \
         rather to despite given based within from over having whenever where whereas from under without unlike \
         following throughout upon even looking working seeing knowing realising using",
    ),
    (
        PAST,
        "went came took gave made did got saw said told found left kept held put set let cut ran led met built sent \
         spent lost won wrote spoke broke chose drove grew knew threw drew brought bought thought taught caught \
         sought fought felt dealt meant heard stood understood became began sat rose fell hit shut read spread split \
         quit bid paid laid sold stuck struck swept slept dug hung rang sang spun swung bent burnt learnt spelt \
         overcame undertook oversaw withdrew rewrote rebuilt redid reran upheld foresaw shook rode woke wore tore \
         bore swore froze stole hid bit fed fled sped shot lit slid flew blew ate drank sank swam forgot was were \
         had led lent cost underwent shrank arose leapt leant dreamt forgave beat strove thrust mistook rethought \
         overheard outsold sewed typeset reset offset resold retook bet slit strode lay hurt misread misunderstood \
         withheld",
    ),
    (
        PARTICIPLE,
        "done gone taken given seen known written spoken broken chosen driven grown shown thrown drawn become begun \
         run come been risen fallen ridden hidden gotten forgotten worn torn stolen frozen woken shaken overcome \
         undertaken overseen rewritten proven blown flown withdrawn beaten mistaken shrunk sunk swum",
    ),
    (
        STATE,
        "was were had feel felt know knew want need think thought believe realise hope wish like love hate fear \
         remember understand understood hear heard see saw notice work live study join attend become became seem \
         expect prefer enjoy struggle receive learn learnt earn win won gain achieve lose lost fail miss graduate \
         mean meant worry care deserve belong own inherit depend happen tend appear suffer doubt assume recall \
         regret feared experience consider major serve intern volunteer witness face encounter used know suppose \
         admire grew",
    ),
    (
        CHANGE,
        "increase decrease improve reduce grow grew grown rise rose risen fall fell fallen drop climb double triple \
         quadruple halve cut save shrink shrank shrunk exceed surpass lower raise boost gain decline jump soar \
         plummet slash shorten speed sped accelerate recover rebound stabilise lift outperform beat total yield \
         generate diminish ease lessen strengthen streamline skyrocket dip slip tumble sink sank multiply outsell \
         outsold vanish disappear cease stop surge narrow quicken trim slow cost flourish expand",
    ),
    (
        REACH,
        "complete finish deliver launch ship achieve accomplish succeed pass resolve solve met win won attain fulfil \
         secure close overcome overcame graduate reach hit produce earn receive gain open sell sold publish sign \
         renew adopt land approve implement renewed return settle turn become became result lead led prove remain \
         end work stay held survive recruit enrol extend avoid prevent restore roll",
    ),
    (
        PRAISE,
        "thank praise happy happier pleased thrilled delighted impress grateful appreciate satisfied satisfaction \
         compliment commend congratulate proud relieved loved award promote promotion bonus testimonial kudos \
         applaud applause ecstatic overjoyed amazed excited reward recommend nominate honour accolade credit \
         enthusiastic feedback glowing recognise recognition appreciative prize medal trophy satisfy gratitude \
         acclaim endorse favourable commendation praised glad ovation trust respect admire thankful thanks",
    ),
    (
        DUTY,
        "job role responsibility task goal objective target aim mission duty brief remit mandate assignment \
         challenge priority responsibilities duties part purpose instruction order orders directive obligation focus \
         charge project deadline ask accountability position plan intention requirement",
    ),
    (
        GIVEN,
        "asked tasked assigned charged expected appointed chosen told given hired challenged required supposed \
         entrusted selected instructed responsible accountable picked elected nominated brought put called requested \
         ordered commissioned named left handed obliged directed invited approached tapped designated deployed \
         contracted engaged recruited drafted mandated scheduled",
    ),
    (
        TROUBLE,
        "problem issue complaint complain behind late delay fail failure lose lost shortage short understaffed broke \
         broken break crash outage error mistake wrong conflict argue argument tension angry upset unhappy \
         frustrated frustrating frustration struggle difficult difficulty challenging crisis risk threaten threat \
         chaos mess backlog bottleneck slow poor low decline missing confuse confusion outdated stuck stale worst \
         bad badly worse trouble sick ill quit resign emergency urgent pressure overwhelm turnover disagree refuse \
         incident outbreak unclear disorganised inefficient underperform unreliable disrupt tense hostile clash \
         dispute lack lacked unable cancel unexpected unexpectedly suddenly disaster nobody leak injured fell drown \
         blame loss stress exhausted messy chaotic manual manually bug defect damage vulnerable impossible tight \
         aggressive rude",
    ),
    (
        NUMBER_WORD,
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion \
         dozen hundreds thousands millions dozens half twice",
    ),
    (
        COUNTING,
        "doubled tripled halved quadrupled doubling halving tripling twice triple double halve half third quarter \
         thirds quarters fifth tenth one a an couple",
    ),
    (
        TIME,
        "second minute hour day week month quarter year weekend night morning evening afternoon summer winter spring \
         autumn semester term season decade fortnight monday tuesday wednesday thursday friday saturday sunday \
         january february march april june july august september october november december christmas easter \
         thanksgiving tomorrow tonight yesterday noon midnight ramadan millisecond today",
    ),
    (
        PLACE,
        "company job role team department school university college hospital store shop office firm startup agency \
         position internship class course project warehouse restaurant hotel bank plant factory site organisation \
         business clinic ward branch unit module club lab laboratory start year deployment semester career time \
         world period experience employer workplace charity practice degree station garage kitchen programme program",
    ),
    (
        PERSON,
        "manager boss supervisor client customer patient student team colleague coworker teammate director owner \
         parent guest user professor engineer staff employee member family couple board ceo cto cfo partner vendor \
         supplier people leader lead teacher nurse doctor commander sergeant officer captain chief head principal \
         president lecturer instructor editor partner controller founder stakeholder executive analyst developer \
         designer vp committee council group department mentor company organisation everyone mother father daughter \
         son woman man",
    ),
    (HABIT, "usually always typically generally normally often tend frequently regularly routinely ordinarily mostly"),
    (
        STEP,
        "first firstly second secondly third thirdly then next after also meanwhile once finally instead rather \
         additionally furthermore moreover later lastly initially immediately afterwards step besides further to \
         using together from",
    ),
    (FILLER, "um uh er erm uhm umm uhh hmm mm ah eh"),
    (
        BROAD,
        "efficiency productivity performance quality morale communication satisfaction experience process processes \
         collaboration engagement results effectiveness workflow visibility culture service sales revenue profit \
         growth traffic costs operations retention reliability accuracy relationships awareness transparency \
         teamwork conversion loyalty outcomes turnaround usability stability adoption throughput speed confidence",
    ),
    (
        MORE,
        "more less fewer better faster higher lower quicker smoother easier stronger shorter longer larger bigger \
         smaller cheaper earlier sooner closer highest lowest best fastest safer calmer happier cleaner greater \
         further worse quieter",
    ),
    (SMALL, "what how why when where there here if than because while as not than such so well just too"),
];

/// Words in -ed that are no past forms.
const NOT_PAST: &[&str] = &[
    "bed", "bleed", "breed", "embed", "exceed", "feed", "greed", "hundred", "indeed", "kindred", "need", "proceed",
    "red", "sacred", "seed", "shed", "speed", "succeed", "weed", "wicked", "naked", "based", "supposed",
];

/// Words in -ing that are no forms of verbs here.
const NOT_ING: &str = "thing bring king ring spring during morning evening nothing something everything anything meeting building string training";

/// Words in -ly that are no adverbs here.
const NOT_LY: &[&str] = &[
    "family", "supply", "reply", "apply", "weekly", "monthly", "daily", "assembly", "early", "elderly", "friendly",
    "comply", "multiply",
];

/// A number for a word, the same everywhere: FNV-1a. Words are compared by it; that two of a few thousand share one
/// is as likely as not in a billion years of reading.
pub(super) fn number_of(word: &str) -> u64 {
    number_on(NUMBER_START, word.bytes())
}

const NUMBER_START: u64 = 0xcbf2_9ce4_8422_2325;

fn number_on(start: u64, bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(start, |number, byte| (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn table() -> &'static [(u64, Classes)] {
    static TABLE: OnceLock<Vec<(u64, Classes)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut words: Vec<(u64, Classes)> = Vec::with_capacity(2000);
        for (classes, list) in LISTS {
            words.extend(list.split_ascii_whitespace().map(|word| (number_of(word), *classes)));
        }
        words.sort_unstable();
        words.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 |= later.1;
            }
            same
        });
        words
    })
}

fn listed(number: u64) -> Classes {
    let table = table();
    table.binary_search_by_key(&number, |row| row.0).ok().and_then(|at| table.get(at)).map_or(0, |row| row.1)
}

/// The classes that an inflected word has from its stem: those of content, none of grammar.
const INHERITED: Classes = STATE | CHANGE | REACH | PRAISE | DUTY | TROUBLE | TIME | PLACE | PERSON | BROAD;

/// What a word of lower-case letters is, by its number and its letters.
pub(super) fn classes_of(number: u64, word: &str) -> Classes {
    let own = listed(number);
    let mut all = own;
    if word.len() < 4 {
        return all;
    }
    if word.ends_with("ed") && !NOT_PAST.contains(&word) {
        all |= ED;
    } else if word.ends_with("ing") && !NOT_ING.split(' ').any(|known| known == word) {
        all |= ING;
    } else if word.len() > 4 && word.ends_with("ly") && !NOT_LY.contains(&word) {
        all |= ADVERB;
    }
    if own & (INHERITED | PAST) == 0 {
        all |= from_stem(word) & INHERITED;
    }
    all
}

/// The classes of the stems that a word might have.
fn from_stem(word: &str) -> Classes {
    for (ending, instead) in
        [("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("es", ""), ("s", "")]
    {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let found = spelt(stem, instead);
        if found != 0 {
            return found;
        }
        // stopped, planning: the last letter was doubled.
        let mut letters = stem.chars().rev();
        if let (true, Some(last), Some(before)) = (instead.is_empty(), letters.next(), letters.next())
            && last == before
            && let Some(single) = stem.strip_suffix(last)
        {
            let found = spelt(single, "");
            if found != 0 {
                return found;
            }
        }
    }
    if word.contains("iz") || word.contains("or") { spelt(word, "") } else { 0 }
}

/// Looks a stem up as it is, and in British spelling.
fn spelt(stem: &str, ending: &str) -> Classes {
    if stem.len() < 2 || stem.len() > 24 {
        return 0;
    }
    let found = listed(number_on(NUMBER_START, stem.bytes().chain(ending.bytes())));
    if found != 0 {
        return found;
    }
    for (american, british) in [("iz", "is"), ("or", "our")] {
        if let Some((before, after)) = stem.rsplit_once(american) {
            let letters = before.bytes().chain(british.bytes()).chain(after.bytes()).chain(ending.bytes());
            let found = listed(number_on(NUMBER_START, letters));
            if found != 0 {
                return found;
            }
        }
    }
    0
}
