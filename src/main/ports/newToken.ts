/** Makes an unguessable token of letters, digits, `-` and `_`, for upload tickets and for sessions. */
export type NewToken = () => string
