#include "core/image/affine_matrix.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace btxrd {

namespace {

// NumPy multiplies by OpenBLAS, which sums in ascending order with fused multiply-adds.
Matrix3 Product(const Matrix3& a, const Matrix3& b) {
  Matrix3 product;
  for (size_t row = 0; row < 3; ++row) {
    for (size_t column = 0; column < 3; ++column) {
      double sum = a[3 * row] * b[column];
      sum = std::fma(a[3 * row + 1], b[3 + column], sum);
      product[3 * row + column] = std::fma(a[3 * row + 2], b[6 + column], sum);
    }
  }
  return product;
}

Matrix3 Translation(double x, double y) { return {1, 0, x, 0, 1, y, 0, 0, 1}; }

// Python's `value % 360`, which has the sign of the divisor.
double Modulo360(double value) {
  const double rest = std::fmod(value, 360.0);
  return rest < 0 ? rest + 360.0 : rest;
}

}  // namespace

Matrix3 AffineMatrix(const AffineParameters& p) {
  const double centre_x = p.width / 2.0 - 0.5;
  const double centre_y = p.height / 2.0 - 0.5;
  const double angle = Modulo360(p.rotate) * (std::numbers::pi / 180.0);
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);

  Matrix3 matrix = Product(Translation(centre_x, centre_y), Translation(p.translate_x, p.translate_y));
  matrix = Product(matrix, {cosine, sine, 0, -sine, cosine, 0, 0, 0, 1});
  matrix = Product(matrix, {p.scale_x, 0, 0, 0, p.scale_y, 0, 0, 0, 1});
  matrix = Product(matrix, Translation(-centre_x, -centre_y));
  matrix[6] = 0;
  matrix[7] = 0;
  matrix[8] = 1;
  return matrix;
}

}  // namespace btxrd
