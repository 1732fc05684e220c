import { Title } from '../../api/title.decorator.js';

export class BrandBody {
  @Title('Miu Miu') readonly name!: string;
}
