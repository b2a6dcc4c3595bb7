#include "core/c_math.h"

#include <cmath>

namespace btxrd {

double Cos(double x) { return std::cos(x); }

double Pow(double x, double y) { return std::pow(x, y); }

double Log(double x) { return std::log(x); }

}  // namespace btxrd
