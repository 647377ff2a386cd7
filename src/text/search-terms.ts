/** Stand before and after each name in a column of folded names, so that a phrase can ask for the whole or the head of one. */
export const NAME_BEGIN = "z1z";
export const NAME_END = "z2z";
