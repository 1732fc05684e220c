import { frameTypes } from '@shopcast/contracts';
import { framePolicies } from './frame-policies.js';

describe('the policies of frames', () => {
  it('say of every frame, explicitly, who may send it', () => {
    expect(Object.keys(framePolicies).sort()).toEqual([...frameTypes].sort());
    for (const { allow } of Object.values(framePolicies)) {
      expect(allow).not.toHaveProperty('anyone');
      expect(Object.keys(allow).length).toBeGreaterThan(0);
    }
  });
});
