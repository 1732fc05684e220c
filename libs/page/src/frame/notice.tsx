import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** A page that has only one thing to say. */
export function Notice({ title, children }: NoticeProps) {
  return (
    <main className="notice" id="content" tabIndex={-1}>
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  );
}
