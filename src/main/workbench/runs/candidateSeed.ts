/** The seed of the candidate sets. */
/** Candidate sets belong to the dataset and not to the run, so that runs with different seeds can be compared. */
export const CANDIDATE_SEED = 0
