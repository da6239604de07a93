//! Where the names of the house are at home: a path may lead to a file that only passes the name on. Must not know any rule.

use std::collections::BTreeMap;

use super::{
    File,
    paths::{Named, named},
    source::Token,
};

/// The files of the house with the paths that each names.
pub struct Homes {
    modules: BTreeMap<Vec<String>, usize>,
    /// What each file names, in the order of the files.
    pub named: Vec<Vec<Named>>,
}

impl Homes {
    /// The homes of all names in these files.
    pub fn new(code: &[(&File, Vec<Token>)]) -> Homes {
        let modules = code.iter().enumerate().filter(|(_, (file, _))| file.path != "src/main.rs");
        Homes {
            modules: modules.map(|(n, (file, _))| (file.module(), n)).collect(),
            named: code.iter().map(|(file, tokens)| named(tokens, &file.module())).collect(),
        }
    }

    /// Whether a path is a module of the house, and nothing in one.
    pub fn is_module(&self, path: &[String]) -> bool {
        self.modules.contains_key(path)
    }

    /// The path under which something is defined, through the names that other files only pass on, out of the house too.
    pub fn path(&self, path: &[String]) -> Vec<String> {
        let mut path = path.to_vec();
        // No name is passed on that often; a circle of names does not compile.
        for _ in 0..20 {
            let Some((depth, file)) = self.module(&path) else { break };
            let passed_on = |name: &String| self.named[file].iter().find(|one| one.import && one.name == *name);
            match path.get(depth).and_then(passed_on) {
                Some(one) => path = [&one.parts[..], &path[depth + 1..]].concat(),
                None => break,
            }
        }
        path
    }

    /// The file in which something is defined; `None` outside the house.
    pub fn file(&self, path: &[String]) -> Option<usize> {
        self.module(&self.path(path)).map(|(_, file)| file)
    }

    /// How many parts of a path are the module, and the module's file.
    fn module(&self, path: &[String]) -> Option<(usize, usize)> {
        (1..=path.len()).rev().find_map(|depth| Some((depth, *self.modules.get(&path[..depth])?)))
    }
}
