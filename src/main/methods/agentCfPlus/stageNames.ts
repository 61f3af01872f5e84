/** The stages of AgentCF++, by the names that events and tables of costs have. */

export const INITIALIZATION = 'initialization'
export const INTERACTION = 'interaction'
/** After the last interaction. */
export const GROUPS = 'interest-groups'
