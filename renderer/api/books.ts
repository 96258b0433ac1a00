import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BookView } from '../../shared/model/access.ts';
import { bookNameIn } from '../../shared/model/book-names.ts';
import { useAppState } from '../app/app-store.ts';
import { callQuery } from './query.ts';

/** What a book is called, in the reader's language where nobody but the program named it. */
export function useBookName(): (label: string) => string {
  const { language } = useAppState().preferences;
  return useCallback((label) => bookNameIn(language, label), [language]);
}

/** The books of the vault, called as the reader calls them. */
export function useBooks() {
  const bookName = useBookName();
  const inWords = useCallback((books: readonly BookView[]) => books.map((book) => ({ ...book, name: bookName(book.name) })), [bookName]);
  return useQuery({ ...callQuery('books.list'), select: inWords });
}
