import { useEffect, useRef, useState } from 'react';

const leaveMs = 150;

/**
 * Opens on hover, focus and tap; closes on leaving and on Escape. The pointer may move from the number into the card,
 * so leaving takes a moment.
 */
export function useExplanation() {
  const [isOpen, setOpen] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);

  const open = () => {
    clearTimeout(leaving.current);
    setOpen(true);
  };
  const close = () => {
    clearTimeout(leaving.current);
    setOpen(false);
  };
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = setTimeout(() => setOpen(false), leaveMs);
  };

  useEffect(() => () => clearTimeout(leaving.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen]);

  return { isOpen, open, close, leave };
}
