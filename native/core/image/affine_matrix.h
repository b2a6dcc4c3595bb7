#pragma once

#include <array>

namespace btxrd {

struct AffineParameters {
  int width;  // of the image, in pixels
  int height;
  double translate_x;  // pixels
  double translate_y;
  double scale_x;
  double scale_y;
  double rotate;  // degrees
};

/// Rows of a 3 x 3 matrix.
using Matrix3 = std::array<double, 9>;

/// albumentations 2.0.8 `create_affine_transformation_matrix` about the centre of the image and
/// without shear, in the bits of NumPy on an x86-64 processor with FMA.
Matrix3 AffineMatrix(const AffineParameters& parameters);

}  // namespace btxrd
