#pragma once

namespace btxrd {

/// The C library's functions, which Python's `math.cos`, `**` and `math.log` call. Those that a
/// JavaScript engine brings itself may differ from them in the last bit.

double Cos(double x);
double Pow(double x, double y);
double Log(double x);

}  // namespace btxrd
