import { PictureNames } from '../../../lib/inference/picture_names'

test('no two images of a run get one name', () => {
  const names = new PictureNames()
  const files = ['x/a.png', 'x/a.jpg', 'y/a.png', 'y/A.png', 'a-2.png', 'x/b.c.tiff', 'x/.jpg']
  expect(files.map((file) => names.next(file))).toEqual([
    'a_gradcam.png', 'a-2_gradcam.png', 'a-3_gradcam.png', 'A-4_gradcam.png', 'a-2-2_gradcam.png', 'b.c_gradcam.png', '.jpg_gradcam.png'
  ])
})
