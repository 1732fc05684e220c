import { useTheme } from '@shopcast/page';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/use-language.js';

/** Prints the page as it is drawn on paper: light, also when the screen is dark. */
export function PrintButton() {
  const { report } = useLanguage().messages;
  const { theme, toggle } = useTheme();
  const [isPrinting, setPrinting] = useState(false);
  const wasDark = useRef(false);

  useEffect(() => {
    if (!isPrinting) return;
    if (theme === 'dark') {
      wasDark.current = true;
      return toggle();
    }
    // Charts are drawn in the frame after the theme has changed.
    const frame = requestAnimationFrame(() => requestAnimationFrame(print));
    return () => cancelAnimationFrame(frame);

    function print() {
      window.print();
      setPrinting(false);
      if (wasDark.current) toggle();
      wasDark.current = false;
    }
  }, [isPrinting, theme, toggle]);

  return (
    <button type="button" className="quiet-button button-link" onClick={() => setPrinting(true)}>
      {report.print}
    </button>
  );
}
