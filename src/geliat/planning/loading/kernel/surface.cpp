// Keeping the free spaces: two-dimensional where support is asked, three-dimensional where it is not.
#include "surface.hpp"

#include <algorithm>

namespace geliat {

namespace {

bool narrow(const Space &s, const std::array<int, 3> &least) {
    return s.x2 - s.x1 < least[0] || s.y2 - s.y1 < least[1] || s.z2 - s.z1 < least[2];
}

bool holds(const Space &a, const Space &b) {
    return a.x1 <= b.x1 && a.y1 <= b.y1 && a.z1 <= b.z1 && a.x2 >= b.x2 && a.y2 >= b.y2 && a.z2 >= b.z2;
}

// Add a space unless one that is there holds it; drop those that it holds. Only equal floors are compared
// where the roof is common, because then nothing else can hold another.
template <bool level> bool keep(std::vector<Space> &spaces, const Space &s) {
    for (const Space &t : spaces) {
        if ((!level || t.z1 == s.z1) && holds(t, s)) return false;
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        if ((!level || spaces[i].z1 == s.z1) && holds(s, spaces[i])) continue;
        if (end != i) spaces[end] = spaces[i];
        ++end;
    }
    spaces.resize(end);
    spaces.push_back(s);
    return true;
}

} // namespace

void Surface::set(const Block &block, int x, int y, int z, const Task &task, const std::array<int, 3> &least) {
    const Outline body{x, y, z, x + block.size[0], y + block.size[1], z + block.size[2]};
    outlines.push_back(body);
    if (task.hang()) {
        carve(body, least);
        return;
    }
    if (task.overhang()) cover<false>(body, least);
    else cover<true>(body, least);
    for (int i = 0; i < block.top_count; ++i) {
        const Top &t = block.tops[i];
        const Space top{x + t.x1, y + t.y1, z + t.z, x + t.x2, y + t.y2, task.room[2]};
        if (task.overhang()) tops.push_back(top);
        open(top, least);
    }
}

// Take the base of something away from the spaces of its height; with overhang, from all below its top.
template <bool level> void Surface::cover(const Outline &base, const std::array<int, 3> &least) {
    fresh_.clear();
    std::size_t end = 0;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        const Space s = spaces[i];
        if ((level ? s.z1 != base.z1 : s.z1 >= base.z2) || s.x1 >= base.x2 || s.x2 <= base.x1 ||
            s.y1 >= base.y2 || s.y2 <= base.y1) {
            spaces[end++] = s;
            continue;
        }
        if (s.x1 < base.x1) fresh_.push_back({s.x1, s.y1, s.z1, base.x1, s.y2, s.z2});
        if (s.x2 > base.x2) fresh_.push_back({base.x2, s.y1, s.z1, s.x2, s.y2, s.z2});
        if (s.y1 < base.y1) fresh_.push_back({s.x1, s.y1, s.z1, s.x2, base.y1, s.z2});
        if (s.y2 > base.y2) fresh_.push_back({s.x1, base.y2, s.z1, s.x2, s.y2, s.z2});
    }
    spaces.resize(end);
    for (const Space &s : fresh_) {
        if (!narrow(s, least)) keep<true>(spaces, s);
    }
}

Space Surface::widened(const Space &firm, const Task &task, int most, int drop) const {
    Space along = firm, across = firm;
    for (int way = 0; way < 2; ++way) {
        widen(along, way, firm, task, most, drop);
        widen(across, 1 - way, firm, task, most, drop);
    }
    const auto area = [](const Space &s) { return std::int64_t{s.x2 - s.x1} * (s.y2 - s.y1); };
    return area(along) >= area(across) ? along : across;
}

void Surface::widen(Space &s, int way, const Space &firm, const Task &task, int most, int drop) const {
    // The side that grows (a) and the other (b), of the space and of what may stand in its way.
    const auto low = [way](const auto &o) { return way == 0 ? o.x1 : o.y1; };
    const auto high = [way](const auto &o) { return way == 0 ? o.x2 : o.y2; };
    const auto beside = [&](const auto &o) {
        return way == 0 ? o.y1 < s.y2 && o.y2 > s.y1 : o.x1 < s.x2 && o.x2 > s.x1;
    };
    int from = std::max(0, low(firm) - most), to = std::min(task.room[way], high(firm) + most);
    const auto keep_off = [&](const auto &o) {
        if (!beside(o)) return;
        if (high(o) <= low(firm)) from = std::max(from, high(o));
        else if (low(o) >= high(firm)) to = std::min(to, low(o));
        else from = low(firm), to = high(firm);
    };
    for (const Outline &o : outlines) {
        if (o.z2 > s.z1) keep_off(o);
    }
    for (const Space &t : spaces) {
        if (t.z1 < s.z1 - drop) keep_off(t);
    }
    (way == 0 ? s.x1 : s.y1) = std::min(from, low(firm));
    (way == 0 ? s.x2 : s.y2) = std::max(to, high(firm));
}

// The same in three dimensions.
void Surface::carve(const Outline &body, const std::array<int, 3> &least) {
    fresh_.clear();
    std::size_t end = 0;
    for (std::size_t i = 0; i < spaces.size(); ++i) {
        const Space s = spaces[i];
        if (s.x1 >= body.x2 || s.x2 <= body.x1 || s.y1 >= body.y2 || s.y2 <= body.y1 || s.z1 >= body.z2 ||
            s.z2 <= body.z1) {
            spaces[end++] = s;
            continue;
        }
        if (s.x1 < body.x1) fresh_.push_back({s.x1, s.y1, s.z1, body.x1, s.y2, s.z2});
        if (s.x2 > body.x2) fresh_.push_back({body.x2, s.y1, s.z1, s.x2, s.y2, s.z2});
        if (s.y1 < body.y1) fresh_.push_back({s.x1, s.y1, s.z1, s.x2, body.y1, s.z2});
        if (s.y2 > body.y2) fresh_.push_back({s.x1, body.y2, s.z1, s.x2, s.y2, s.z2});
        if (s.z1 < body.z1) fresh_.push_back({s.x1, s.y1, s.z1, s.x2, s.y2, body.z1});
        if (s.z2 > body.z2) fresh_.push_back({s.x1, s.y1, body.z2, s.x2, s.y2, s.z2});
    }
    spaces.resize(end);
    for (const Space &s : fresh_) {
        if (!narrow(s, least)) keep<false>(spaces, s);
    }
}

// Open a top. Where it touches tops of its own height, the larger rectangles over both are opened too.
void Surface::open(const Space &top, const std::array<int, 3> &least) {
    if (top.z2 - top.z1 < least[2]) return;
    fresh_.assign(1, top);
    for (std::size_t next = 0; next < fresh_.size() && fresh_.size() < 24; ++next) {
        const Space s = fresh_[next];
        for (std::size_t i = 0; i < spaces.size(); ++i) {
            const Space t = spaces[i];
            if (t.z1 != s.z1 || t.x1 > s.x2 || s.x1 > t.x2 || t.y1 > s.y2 || s.y1 > t.y2) continue;
            const int y1 = std::max(s.y1, t.y1), y2 = std::min(s.y2, t.y2);
            const int x1 = std::max(s.x1, t.x1), x2 = std::min(s.x2, t.x2);
            if (y1 < y2 && (t.x1 < s.x1 || t.x2 > s.x2)) {
                fresh_.push_back({std::min(s.x1, t.x1), y1, s.z1, std::max(s.x2, t.x2), y2, s.z2});
            }
            if (x1 < x2 && (t.y1 < s.y1 || t.y2 > s.y2)) {
                fresh_.push_back({x1, std::min(s.y1, t.y1), s.z1, x2, std::max(s.y2, t.y2), s.z2});
            }
        }
        if (narrow(s, least)) continue;
        keep<true>(spaces, s);
    }
}

} // namespace geliat
