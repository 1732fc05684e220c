import { LanguageSwitch, ThemeToggle } from '@shopcast/page';
import { useState } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import { Sheet } from '../sheet/sheet.js';
import type { DanmakuChoice } from './use-danmaku.js';

/** Language, theme, and whether comments cross the picture. */
export function SettingsButton({ danmaku }: { readonly danmaku: DanmakuChoice }) {
  const { room } = useLiveTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="round-button" aria-label={room.settings} onClick={() => setIsOpen(true)}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 8h8M17 8h2M5 16h2M11 16h8M15 5.5v5M9 13.5v5" />
        </svg>
      </button>
      {isOpen && (
        <Sheet title={room.settings} onClose={() => setIsOpen(false)}>
          <div className="top-bar__settings">
            <LanguageSwitch />
            <ThemeToggle />
          </div>
          {danmaku.isOffered && (
            <label className="top-bar__choice">
              <input type="checkbox" checked={danmaku.isOn} onChange={danmaku.toggle} />
              {room.danmaku}
            </label>
          )}
        </Sheet>
      )}
    </>
  );
}
