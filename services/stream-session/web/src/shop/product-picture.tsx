import type { CSSProperties } from 'react';
import './product-picture.css';

/** The same hue for the same thing, everywhere and always. */
export const hueOf = (id: string): number => [...id].reduce((hue, char) => (hue * 31 + char.charCodeAt(0)) % 360, 7);

/** Stands for a product's picture: its first letter on a colour of its own. */
export function ProductPicture({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <span className="product-picture" style={{ '--hue': hueOf(id) } as CSSProperties} aria-hidden="true">
      {[...title.trim()][0]?.toUpperCase()}
    </span>
  );
}
