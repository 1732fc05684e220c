import { Title } from '@shopcast/http';

export class BrandBody {
  @Title('Miu Miu') readonly name!: string;
}
