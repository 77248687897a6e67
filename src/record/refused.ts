/** Why a proof did not begin: one sentence for the person who asked for it. */
export class Refused extends Error {}
