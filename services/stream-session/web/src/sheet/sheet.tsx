import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { useSheetTexts } from '../language/use-sheet-texts.js';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
}

/** Something over the page: comes from below on a phone, stands in the middle on a desk. Escape and the backdrop close it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { close } = useSheetTexts();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };

  return (
    // Whoever uses the keyboard closes it with Escape, which the browser turns into `close`.
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose} onClick={closeOnBackdrop}>
      <div className="sheet__body">
        <header className="sheet__head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="sheet__close" aria-label={close} onClick={onClose}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="m5 5 10 10M15 5 5 15" />
            </svg>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
