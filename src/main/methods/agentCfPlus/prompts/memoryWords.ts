/** The most words of a private memory; a derived memory has those of a user's profile, as in the released code. */
export const PRIVATE_WORDS = 150
