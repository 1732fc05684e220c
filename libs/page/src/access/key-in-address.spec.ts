import { keyInAddress } from './key-in-address.js';

describe('the key in the address', () => {
  it('is taken out of the fragment', () => {
    expect(keyInAddress('#key=sck_abc.def-_g')).toEqual({ key: 'sck_abc.def-_g', hash: '' });
  });

  it('leaves the rest of the fragment alone', () => {
    expect(keyInAddress('#trend&key=sck_a')).toEqual({ key: 'sck_a', hash: '#trend=' });
    expect(keyInAddress('#trend')).toEqual({ key: null, hash: '#trend' });
  });

  it('is no key when it is empty, and is removed all the same', () => {
    expect(keyInAddress('#key=')).toEqual({ key: null, hash: '' });
  });
});
