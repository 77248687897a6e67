/**
 * What each sign counts for in the order of results: a share of 1, unless its sentence says otherwise. They were
 * found by trying: a change is good when `npm run search:score` gets no worse. Constants of their own, so that a
 * bundle has only figures.
 */

// How well a word of a text names what was asked for. The word itself: 1.

/** Another of its names: `apagar` for `delete`. */
export const otherName = 0.96;
/** Another form of the word: `escalando` for `escalar`. */
export const otherForm = 0.95;
/** Another form of another of its names. */
export const formOfOtherName = 0.9;
/** A longer word that begins so: `deployment` for `deploy`. */
export const beginning = 0.75;
/** A part of a compound, where it is the part that was asked for: `scheduler` in `kube-scheduler`. */
export const partOfCompound = 0.7;
/** A longer word that begins so, where only two letters were typed. */
export const shortBeginning = 0.4;

/** A longer word that begins so, where the site has the very word that was asked for: `NodePort` for `node`. */
export const longerWord = 0.6;
/** What the best of the words that were found counts for at least, so that the others can be divided by it. */
export const leastBest = 0.05;
/** So many times a text has a word when it is half about it. */
export const halfAbout = 6;

// How telling each word of a query is.

/**
 * So many things are added to those that have a word, or a word that one thing has would drown the rest of the query.
 */
export const rareEnough = 4;
/** A verb that says little, like `ver`, beside a word that tells. */
export const faintVerb = 0.1;

// Where a command or a manifest has what was asked for. In its title: 1.

/** In the text of a command; in what a manifest makes. */
export const cardText = 0.97;
/** In the words that its author gave for the search. */
export const cardWords = 0.75;
/** Elsewhere: in the lines of a manifest. */
export const cardBody = 0.25;

// Where a note has what was asked for. In its title: 1, and as much in a heading for a query that tells of a failure.

/** In the words that its author gave for the search. */
export const noteWords = 0.8;
/** In one of its headings. */
export const noteHeadings = 0.75;
/** Anywhere in its text. */
export const noteText = 0.15;
/** In its text, if it is about nothing else: added to `noteText`. */
export const noteAbout = 0.45;
/** How much of a note's worth is its text in any case, and not the best of its places: it tells equals apart. */
export const noteTextAlways = 0.05;
/** A note whose title has only a longer word that begins so: it is about another thing. */
export const otherThing = 0.9;

// What a thing has of the whole query.

/** Less than this part of what was asked for is no answer, unless it is half of the words. */
export const leastPart = 0.5;
/** The power by which a thing loses that has a part only: below 1, or what has half would lose too much. */
export const partPower = 0.7;
/** A score below this is not shown. */
export const leastScore = 0.12;

// What is added to the score of a command or a manifest.

/** The query is its title or its text, word for word. */
export const cardNamed = 1;
/** Its text begins as the query does, or the query begins with a flag of it. */
export const textBegins = 0.45;
/** Its text has the words of the query one after the other, further on. */
export const textHas = 0.25;
/** By how much of its title was asked for. */
export const titleShare = 0.25;
/** All of its title was asked for. */
export const titleWhole = 0.1;
/** The first thing in its title was asked for. */
export const titleFirst = 0.1;
/** It is one of the usual commands (popular.ts). */
export const usual = 0.15;
/** How much the four above count in a query that asks for an explanation. */
export const titleInQuestion = 0.6;
/** A word of a title is taken for one that was asked for if it names it better than this. */
export const askedFor = 0.6;

// What is added to the score of a note.

/** Each word of the query counts at least so much in a note that is called so. */
export const calledSo = 0.9;
/** Each word of the query counts at least so much in a note that is about it. */
export const aboutIt = 0.7;
/** It is called so. */
export const noteNamed = 0.5;
/** It is about what was asked for, but is not called so. */
export const noteIsAbout = 0.3;
/** How much the two above count in a query that asks for a command or a manifest. */
export const noteInTask = 0.4;
/** By how much of the title of a note that is called so was asked for. */
export const noteTitleShare = 0.2;

// What is added for the kind of a thing.

/** It is of the kind that such a query asks for. */
export const kindAsked = 0.3;
/** It is a manifest and nobody asked for one. */
export const manifestUnasked = -0.1;
