import { useId, type ReactNode } from 'react';
import './panel.css';

interface PanelProps {
  readonly name: string;
  readonly title: string;
  /** Stands at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One question about a session, and its answer. */
export function Panel({ name, title, aside, children }: PanelProps) {
  const heading = useId();
  return (
    <section className="panel" data-panel={name} aria-labelledby={heading}>
      <header className="panel__head">
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
