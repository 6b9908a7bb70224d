// Making blocks: grids of one kind first, then generation after generation of pairs.
#include "blocks.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace geliat {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash ^= value + 0x9E3779B97F4A7C15ULL + (hash << 6) + (hash >> 2);
    return hash * 0xFF51AFD7ED558CCDULL;
}

class Maker {
public:
    Maker(const Task &task, const Making &making) : task_(task), making_(making) {}

    BlockSet make() {
        make_grids();
        std::size_t begin = 0, end = set_.blocks.size();
        while (begin < end && room_left()) {
            make_pairs(begin, end);
            begin = end;
            end = set_.blocks.size();
        }
        return std::move(set_);
    }

private:
    bool room_left() const {
        return static_cast<int>(set_.blocks.size()) < making_.most_blocks && pairs_ < making_.most_pairs;
    }

    // Every grid of one kind that fits, small ones first when there are too many of them.
    void make_grids() {
        std::vector<Block> found;
        std::vector<Use> found_use;
        for (int k = 0; k < static_cast<int>(task_.kinds.size()); ++k) {
            const BoxKind &kind = task_.kinds[k];
            for (int s = 0; s < static_cast<int>(kind.stands.size()); ++s) {
                grids_of(kind, k, s, found, found_use);
            }
        }
        const std::size_t most = static_cast<std::size_t>(making_.most_blocks) * 3 / 4;
        std::vector<std::uint32_t> order(found.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        if (found.size() > most) {
            // Keep the largest; and of every kind its single boxes, so that whatever fits can be set.
            std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
                const bool single_a = found[a].boxes == 1, single_b = found[b].boxes == 1;
                if (single_a != single_b) return single_a;
                return found[a].volume > found[b].volume;
            });
            order.resize(most);
            std::sort(order.begin(), order.end());
        }
        for (std::uint32_t i : order) keep(found[i], &found_use[i], 1);
    }

    // How many boxes in a row are tried: every number up to 16, then ever larger steps, and the most.
    static std::vector<int> counts(int most) {
        std::vector<int> found;
        for (int n = 1; n < most; n += n < 16 ? 1 : n / 8) found.push_back(n);
        if (most > 0) found.push_back(most);
        return found;
    }

    void grids_of(const BoxKind &kind, int k, int s, std::vector<Block> &found, std::vector<Use> &use) {
        const auto &side = kind.stands[s].side;
        const double root = std::sqrt(static_cast<double>(kind.worth));
        int most_z = std::min(kind.quantity, task_.room[2] / side[2]);
        if (kind.floor_only) most_z = std::min(most_z, 1);
        const std::vector<int> deep = counts(std::min(kind.quantity, task_.room[0] / side[0]));
        const std::vector<int> wide = counts(std::min(kind.quantity, task_.room[1] / side[1]));
        for (int nz : counts(std::min(most_z, kind.most_high))) {
            for (int ny : wide) {
                for (int nx : deep) {
                    const std::int64_t n = std::int64_t{nx} * ny * nz;
                    if (n > std::min(kind.quantity, 65535) || n * kind.weight > task_.payload) break;
                    Block b;
                    b.size = {nx * side[0], ny * side[1], nz * side[2]};
                    b.volume = kind.volume() * n;
                    b.weight = kind.weight * n;
                    b.worth = kind.worth * n;
                    b.power = static_cast<double>(kind.worth) * root * n;
                    b.boxes = static_cast<int>(n);
                    b.floor_only = kind.floor_only;
                    if (kind.bears) {
                        b.tops[0] = {0, 0, b.size[0], b.size[1], b.size[2]};
                        b.top_count = 1;
                    }
                    b.kind = k, b.stand = s, b.nx = nx, b.ny = ny, b.nz = nz;
                    found.push_back(b);
                    use.push_back({static_cast<std::uint16_t>(k), static_cast<std::uint16_t>(n)});
                }
            }
        }
    }

    // Keep a block unless an equal one is there: same outline, same boxes.
    bool keep(Block b, const Use *use, std::uint32_t count) {
        std::uint64_t hash = mixed(mixed(mixed(17, b.size[0]), b.size[1]), b.size[2]);
        for (std::uint32_t i = 0; i < count; ++i) hash = mixed(mixed(hash, use[i].kind), use[i].count);
        if (!known_.insert(hash).second) return false;
        b.first_use = static_cast<std::uint32_t>(set_.uses.size());
        b.uses = count;
        set_.uses.insert(set_.uses.end(), use, use + count);
        set_.blocks.push_back(b);
        return true;
    }

    // Join each block with those of the last generation along x, y and z. Blocks that can be joined have
    // nearly equal sides there, so partners are found in lists sorted by one of these sides.
    void make_pairs(std::size_t begin, std::size_t end) {
        for (int axis = 0; axis < 3; ++axis) {
            const int match = axis == 0 ? 1 : 0;
            std::vector<std::uint32_t> sorted(end);
            for (std::uint32_t i = 0; i < end; ++i) sorted[i] = i;
            std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
                return set_.blocks[a].size[match] < set_.blocks[b].size[match];
            });
            sides_[axis].clear();
            for (std::uint32_t i : sorted) sides_[axis].push_back(set_.blocks[i].size[match]);
            sorted_[axis] = std::move(sorted);
        }
        // Small partners first: they make blocks that more often find their boxes left.
        std::vector<std::uint32_t> order(end - begin);
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(begin) + i;
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return set_.blocks[a].boxes < set_.blocks[b].boxes;
        });
        for (std::uint32_t one : order) {
            for (int axis = 0; axis < 3; ++axis) {
                const int match = axis == 0 ? 1 : 0;
                const int side = set_.blocks[one].size[match];
                const int low = static_cast<int>(std::int64_t{side} * making_.least_fill / 10'000);
                const int high = static_cast<int>(std::int64_t{side} * 10'000 / making_.least_fill);
                const auto from = std::lower_bound(sides_[axis].begin(), sides_[axis].end(), low);
                for (std::size_t i = from - sides_[axis].begin();
                     i < sides_[axis].size() && sides_[axis][i] <= high; ++i) {
                    if (!room_left()) return;
                    ++pairs_;
                    const std::uint32_t other = sorted_[axis][i];
                    join(one, other, axis);
                    if (axis == 2 && other < begin) join(other, one, axis);
                }
            }
        }
    }

    void join(std::uint32_t one, std::uint32_t other, int axis) {
        const Block &a = set_.blocks[one], &b = set_.blocks[other];
        Block c;
        for (int way = 0; way < 3; ++way) {
            c.size[way] = way == axis ? a.size[way] + b.size[way] : std::max(a.size[way], b.size[way]);
            if (c.size[way] > task_.room[way]) return;
        }
        c.volume = a.volume + b.volume;
        const std::int64_t outline = std::int64_t{c.size[0]} * c.size[1] * c.size[2];
        if (c.volume * 10'000 < outline * making_.least_fill) return;
        if (axis == 2 && b.floor_only) return;
        c.weight = a.weight + b.weight;
        if (c.weight > task_.payload) return;
        c.offset[axis] = a.size[axis];
        if (!(axis == 2 && !task_.hang() ? stacked(a, b, c) : beside(a, b, c))) return;
        Use use[16];
        std::uint32_t count = 0;
        if (!added_up(a, b, use, count)) return;
        c.worth = a.worth + b.worth;
        c.power = a.power + b.power;
        c.boxes = a.boxes + b.boxes;
        c.floor_only = a.floor_only || b.floor_only;
        c.one = static_cast<int>(one), c.other = static_cast<int>(other);
        keep(c, use, count);
    }

    bool added_up(const Block &a, const Block &b, Use *use, std::uint32_t &count) const {
        const Use *p = &set_.uses[a.first_use], *p_end = p + a.uses;
        const Use *q = &set_.uses[b.first_use], *q_end = q + b.uses;
        while (p != p_end || q != q_end) {
            if (count == 16) return false;
            Use u;
            if (q == q_end || (p != p_end && p->kind < q->kind)) u = *p++;
            else if (p == p_end || q->kind < p->kind) u = *q++;
            else {
                u = {p->kind, static_cast<std::uint16_t>(p->count + q->count)};
                if (p->count + q->count > task_.kinds[u.kind].quantity) return false;
                ++p, ++q;
            }
            use[count++] = u;
        }
        return true;
    }

    // Side by side: the tops of both, those of equal height joined where they make one rectangle.
    static bool beside(const Block &a, const Block &b, Block &c) {
        std::vector<Top> tops(a.tops.begin(), a.tops.begin() + a.top_count);
        for (int i = 0; i < b.top_count; ++i) {
            Top t = b.tops[i];
            t.x1 += c.offset[0], t.x2 += c.offset[0], t.y1 += c.offset[1], t.y2 += c.offset[1];
            t.z += c.offset[2];
            tops.push_back(t);
        }
        set_tops(tops, c);
        return true;
    }

    // One on the other: some top of the lower must carry the whole base of the upper.
    static bool stacked(const Block &a, const Block &b, Block &c) {
        for (int i = 0; i < a.top_count; ++i) {
            const Top &t = a.tops[i];
            if (t.x2 - t.x1 < b.size[0] || t.y2 - t.y1 < b.size[1]) continue;
            const int high = t.z + b.size[2];
            if (std::max(high, a.size[2]) > c.size[2] || t.z + b.size[2] < a.size[2]) continue;
            c.offset = {t.x1, t.y1, t.z};
            c.size[2] = high;
            std::vector<Top> tops;
            for (int j = 0; j < a.top_count; ++j) {
                if (j != i) tops.push_back(a.tops[j]);
            }
            if (t.x1 + b.size[0] < t.x2) tops.push_back({t.x1 + b.size[0], t.y1, t.x2, t.y2, t.z});
            if (t.y1 + b.size[1] < t.y2) tops.push_back({t.x1, t.y1 + b.size[1], t.x2, t.y2, t.z});
            for (int j = 0; j < b.top_count; ++j) {
                Top u = b.tops[j];
                tops.push_back({u.x1 + t.x1, u.y1 + t.y1, u.x2 + t.x1, u.y2 + t.y1, u.z + t.z});
            }
            set_tops(tops, c);
            return true;
        }
        return false;
    }

    static void set_tops(std::vector<Top> &tops, Block &c) {
        bool joined = true;
        while (joined) {
            joined = false;
            for (std::size_t i = 0; i < tops.size() && !joined; ++i) {
                for (std::size_t j = 0; j < tops.size() && !joined; ++j) {
                    if (i == j || tops[i].z != tops[j].z) continue;
                    Top &s = tops[i];
                    const Top t = tops[j];
                    if (s.y1 == t.y1 && s.y2 == t.y2 && s.x2 == t.x1) s.x2 = t.x2, joined = true;
                    else if (s.x1 == t.x1 && s.x2 == t.x2 && s.y2 == t.y1) s.y2 = t.y2, joined = true;
                    if (joined) tops.erase(tops.begin() + j);
                }
            }
        }
        std::stable_sort(tops.begin(), tops.end(),
                         [](const Top &s, const Top &t) { return s.area() > t.area(); });
        c.top_count = static_cast<int>(std::min<std::size_t>(tops.size(), c.tops.size()));
        std::copy_n(tops.begin(), c.top_count, c.tops.begin());
    }

    const Task &task_;
    const Making &making_;
    BlockSet set_;
    std::unordered_set<std::uint64_t> known_;
    std::vector<int> sides_[3];
    std::vector<std::uint32_t> sorted_[3];
    std::int64_t pairs_ = 0;
};

} // namespace

void BlockSet::grids(int block, int x, int y, int z, std::vector<Grid> &out) const {
    const Block &b = blocks[block];
    if (b.kind >= 0) {
        out.push_back({b.kind, b.stand, x, y, z, b.nx, b.ny, b.nz});
        return;
    }
    grids(b.one, x, y, z, out);
    grids(b.other, x + b.offset[0], y + b.offset[1], z + b.offset[2], out);
}

void BlockSet::find_feet(const Task &task) {
    std::vector<Grid> parts;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        first_foot.push_back(static_cast<std::uint32_t>(feet.size()));
        parts.clear();
        grids(static_cast<int>(b), 0, 0, 0, parts);
        for (const Grid &g : parts) {
            const auto &side = task.kinds[g.kind].stands[g.stand].side;
            if (g.z == 0) feet.push_back({g.x, g.y, side[0], side[1], g.nx, g.ny});
        }
    }
    first_foot.push_back(static_cast<std::uint32_t>(feet.size()));
}

BlockSet make_blocks(const Task &task, const Making &making) {
    BlockSet set = Maker(task, making).make();
    if (task.overhang()) set.find_feet(task);
    return set;
}

} // namespace geliat
