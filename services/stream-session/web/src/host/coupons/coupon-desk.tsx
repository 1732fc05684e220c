import { useSpeech } from '@shopcast/page';
import { useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { discountText } from '../../language/discount-text.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import type { CouponOffer } from '../../room/room-view.js';
import type { Session } from '../sessions/session.js';
import type { Campaign } from './campaign.js';
import './coupon-desk.css';
import { NewCampaign } from './new-campaign.js';
import { useCampaigns } from './use-campaigns.js';

interface CouponDeskProps {
  readonly ask: Ask;
  readonly session: Session;
  /** What the room has been offered. */
  readonly offers: readonly CouponOffer[];
}

/** Coupons to be printed, and dropped in the room. */
export function CouponDesk({ ask, session, offers }: CouponDeskProps) {
  const { coupons } = useHostTexts();
  const deed = useDeed();
  const [open, read] = useCampaigns(ask, session.currency);
  const [isNew, setIsNew] = useState(false);
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const drop = (campaignId: string) =>
    void deed.run(async () => {
      await ask(`/v1/sessions/${session.sessionId}/coupon-drops/${campaignId}`, { method: 'PUT' });
      setDropped((known) => [...known, campaignId]);
    });
  const isDropped = (id: string) => dropped.includes(id) || offers.some(({ campaignId }) => campaignId === id);
  const printed = () => {
    setIsNew(false);
    read();
  };

  return (
    <section className="panel">
      <div className="panel__head">
        <h2>{coupons.title}</h2>
        <button type="button" className="small-button" aria-expanded={isNew} onClick={() => setIsNew(!isNew)}>
          {coupons.print}
        </button>
      </div>
      {isNew && <NewCampaign ask={ask} currency={session.currency} onPrinted={printed} />}
      <ProblemNote problem={deed.problem} />
      {open.length === 0 && !isNew && <p className="host-hint">{coupons.none}</p>}
      <ul className="coupon-desk__list">
        {open.map((campaign) => (
          <li key={campaign.campaignId} data-campaign={campaign.campaignId}>
            <CampaignWords campaign={campaign} />
            <button
              type="button"
              className="small-button"
              disabled={deed.isBusy || session.state !== 'live' || isDropped(campaign.campaignId)}
              onClick={() => drop(campaign.campaignId)}
            >
              {isDropped(campaign.campaignId) ? coupons.dropped : coupons.drop}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CampaignWords({ campaign }: { readonly campaign: Campaign }) {
  const { coupons } = useHostTexts();
  const { numerals } = useSpeech();
  return (
    <span className="coupon-desk__words">
      <strong>{discountText(coupons, numerals, campaign)}</strong>
      <span>
        {campaign.title} · {coupons.left(numerals.count(campaign.free), numerals.count(campaign.stock))}
      </span>
    </span>
  );
}
