import { useLanguage } from '../language/use-language.js';
import type { Product, Products } from '../measurement/breakdown.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import type { MetricId } from '../measurement/metric-id.js';
import { Panel } from '../panel/panel.js';
import { ProductRows } from './product-rows.js';
import './products-panel.css';

const columns: readonly MetricId[] = ['gmv', 'orders', 'units', 'product_click_uv', 'product_ctr', 'cvr_click'];
const none: readonly Product[] = [];

interface ProductsPanelProps {
  readonly products: Products | null;
  readonly session: SessionMetrics;
  /** Units that can still be sold, by listing; null: not asked. */
  readonly stock: ReadonlyMap<string, number> | null;
}

/** What was sold, what it was shown and clicked for, and when it was explained. Those that sold most come first. */
export function ProductsPanel({ products, session, stock }: ProductsPanelProps) {
  const { messages } = useLanguage();
  const texts = messages.panels.products;
  const items = products?.items ?? none;
  const complete = { startedAt: session.startedAt, watermark: products?.watermark ?? null };
  const toMs = Date.parse(session.endedAt ?? products?.watermark ?? session.startedAt ?? '');
  return (
    <Panel name="products" title={texts.title}>
      {items.length === 0 ? (
        <p className="panel__nothing">{products !== null && texts.none}</p>
      ) : (
        <div className="panel-scroll products" role="group" aria-label={texts.title} tabIndex={0}>
          <table className="panel-table">
            <thead>
              <tr>
                <th scope="col">{texts.product}</th>
                <th scope="col" className="product__when">
                  {texts.explained}
                </th>
                {columns.map((id) => (
                  <th key={id} scope="col" data-column={id}>
                    {messages.metrics[id].name}
                  </th>
                ))}
                {stock !== null && (
                  <th scope="col" data-column="left">
                    {texts.left}
                  </th>
                )}
              </tr>
            </thead>
            {items.map((product) => (
              <ProductRows
                key={product.listingId}
                product={product}
                columns={columns}
                complete={complete}
                toMs={toMs}
                left={stock === null ? undefined : (stock.get(product.listingId) ?? null)}
              />
            ))}
          </table>
        </div>
      )}
    </Panel>
  );
}
