/** Makes a name that nobody can guess, of letters, digits, `-` and `_`: for tickets of files and for sessions. */
export type NewToken = () => string
