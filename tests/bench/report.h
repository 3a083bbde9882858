// The figures of a run, as a table for people and as JSON. Judges nothing: the targets are printed
// beside the figures.
#pragma once

#include <string>
#include <vector>

namespace handoff::bench {

/// What was measured of one program; empty when it gave no answer.
using Samples = std::vector<double>;

/// One row: the server and the program that does nothing, measured in turns.
struct Figure {
  std::string name, unit, target;
  Samples server, floor;
};

/// The smallest sample that `share` (above 0, at most 1) of all samples do not exceed.
double quantile(Samples samples, double share);

std::string table(const std::vector<Figure>& figures);
std::string to_json(const std::vector<Figure>& figures);

}  // namespace handoff::bench
