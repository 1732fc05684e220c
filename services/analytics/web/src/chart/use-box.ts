import { useEffect, useState, type RefObject } from 'react';

export interface BoxSize {
  readonly width: number;
  readonly height: number;
  /** The root font size, which grows with the wall that the page hangs on. */
  readonly rem: number;
}

/** The size of an element as it is now. */
export function useBox(element: RefObject<HTMLElement | null>): BoxSize | null {
  const [box, setBox] = useState<BoxSize | null>(null);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setBox({ width, height, rem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return box;
}
