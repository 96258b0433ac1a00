/** Beginnings of notes that sales teams write every day; the words stand in both languages' texts. */
export const NOTE_TEMPLATES = ['noAnswer', 'callBack', 'quoted', 'compared', 'undecided', 'sampleSent', 'ordered'] as const;
export type NoteTemplate = (typeof NOTE_TEMPLATES)[number];
