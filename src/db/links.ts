/** How the edges of a record, as they are kept, name this record. */
export const itself = ".";
