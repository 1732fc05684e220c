import { useEffect, useRef, useState } from 'react';
import { nextAnnouncement, type Announced } from './announcement.js';

/** Reads a changing text to screen readers, politely and seldom. */
export function Announcer({ text }: { readonly text: string }) {
  const [announced, setAnnounced] = useState<Announced | null>(null);
  const newest = useRef(text);
  useEffect(() => {
    newest.current = text;
  }, [text]);

  useEffect(() => {
    const listen = () => setAnnounced((last) => nextAnnouncement(last, newest.current, Date.now()));
    const timer = setInterval(listen, 1_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <p className="visually-hidden" aria-live="polite">
      {announced?.text ?? ''}
    </p>
  );
}
