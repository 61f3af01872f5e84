/** Candidate sets belong to the dataset, not to the run, so that runs of different seeds can be compared. */
export const CANDIDATE_SEED = 0
