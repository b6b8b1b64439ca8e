import type { DatasetDescription } from './dataset-description.ts';

/**
 * Fashion-MNIST: 60,000 training and 10,000 test images of clothes, 28 × 28 pixels, of MNIST's form
 * but harder (Xiao, Rasul & Vollgraf, arXiv:1708.07747, 2017). It does not come with lockstep and is
 * never downloaded: Debian has a package, or `--data` names a folder.
 */
export const fashionMnist: DatasetDescription = {
  name: 'fashion-mnist',
  label: 'Fashion-MNIST',
  summary:
    'pictures of clothes in the form of MNIST, harder; Debian’s dataset-fashion-mnist, or --data',
  sha256: {
    trainImages: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    trainLabels: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    testImages: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    testLabels: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
  },
  // Where Debian's package puts it.
  folder: '/usr/share/datasets/fashion-mnist',
  whereToGet: 'Fashion-MNIST comes with Debian’s package: `apt-get install dataset-fashion-mnist`.',
};
